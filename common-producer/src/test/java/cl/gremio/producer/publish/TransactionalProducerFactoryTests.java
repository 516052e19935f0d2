package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

import org.springframework.kafka.core.MicrometerProducerListener;

import static org.assertj.core.api.Assertions.assertThat;

class TransactionalProducerFactoryTests {

	private static final String ID = "sales-producer-uno-sales";

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final TransactionalProducerFactory factory = new TransactionalProducerFactory(
			ProducerSettings.transactional(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:9"), ID), () -> {
			});

	@Test
	void aProducerIsKafkasOwnAndMeasuredUntilItIsClosed() {
		this.factory.addListener(new MicrometerProducerListener<>(this.registry));
		for (int i = 0; i < 2; i++) {
			Producer<byte[], byte[]> producer = this.factory.createProducer();
			assertThat(producer).isInstanceOf(KafkaProducer.class);
			assertThat(this.registry.getMeters()).isNotEmpty().allMatch((meter) -> ID.equals(clientId(meter)));
			this.factory.close(producer, Duration.ZERO);
			assertThat(this.registry.getMeters()).isEmpty();
		}
	}

	private static String clientId(Meter meter) {
		return meter.getId().getTag("client.id");
	}

}
