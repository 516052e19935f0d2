package cl.gremio.consumer.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.standalone.BrokerExtension;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The clients of the streams against a real broker, which can rebalance a group. */
@Timeout(120)
class StreamsClientSupplierIT {

	private static final List<String> RECORDS = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");

	@RegisterExtension
	private final BrokerExtension broker = new BrokerExtension();

	@TempDir
	private Path folder;

	/** The task fails as it does in Kafka Streams when a commit times out. */
	@Test
	void whatATaskHadPolledBeforeItFailedIsProcessed() throws Exception {
		this.broker.createTopics(1, "in", "out");
		write();
		AtomicBoolean failed = new AtomicBoolean();
		StreamsBuilder builder = new StreamsBuilder();
		builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
			.processValues(() -> new FailingOnce(failed))
			.to("out", Produced.with(Serdes.String(), Serdes.String()));
		try (KafkaStreams streams = new KafkaStreams(builder.build(), config(),
				new StreamsClientSupplier(new PoisonRecordDetector()))) {
			streams.start();
			assertThat(read()).isEqualTo(RECORDS);
		}
		assertThat(failed).isTrue();
	}

	private void write() {
		try (Producer<String, String> producer = new KafkaProducer<>(client(), new StringSerializer(),
				new StringSerializer())) {
			RECORDS.forEach((record) -> producer.send(new ProducerRecord<>("in", record)));
		}
	}

	/** Reads until all written records have arrived, for 30 seconds at most. */
	private List<String> read() {
		TopicPartition out = new TopicPartition("out", 0);
		try (Consumer<String, String> consumer = new KafkaConsumer<>(client(), new StringDeserializer(),
				new StringDeserializer())) {
			consumer.assign(Set.of(out));
			consumer.seekToBeginning(Set.of(out));
			List<String> records = new ArrayList<>();
			long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
			while (records.size() < RECORDS.size() && System.nanoTime() < end) {
				consumer.poll(Duration.ofMillis(100)).forEach((record) -> records.add(record.value()));
			}
			return records;
		}
	}

	private Properties config() {
		Properties config = new Properties();
		config.putAll(client());
		config.put("application.id", "failing");
		config.put("processing.guarantee", "exactly_once_v2");
		config.put("state.dir", this.folder.resolve("streams").toString());
		config.put("auto.offset.reset", "earliest");
		return config;
	}

	private Map<String, Object> client() {
		return Map.of("bootstrap.servers", this.broker.bootstrapServers(), "isolation.level", "read_committed");
	}

	private static final class FailingOnce extends ContextualFixedKeyProcessor<String, String, String> {

		private final AtomicBoolean failed;

		FailingOnce(AtomicBoolean failed) {
			this.failed = failed;
		}

		@Override
		public void process(FixedKeyRecord<String, String> record) {
			if (this.failed.compareAndSet(false, true)) {
				throw new TaskCorruptedException(Set.of(context().taskId()));
			}
			context().forward(record);
		}

	}

}
