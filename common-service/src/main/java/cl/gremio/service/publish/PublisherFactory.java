package cl.gremio.service.publish;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import cl.gremio.service.kafka.InstanceId;
import cl.gremio.service.kafka.TopicCreator;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the publisher that a service asks for, and starts it; Kafka may be away. */
public final class PublisherFactory {

	private final PublisherProperties properties;

	private final Map<String, Object> configured;

	private final InstanceId instance;

	private final TopicCreator topics;

	private final MeterRegistry registry;

	PublisherFactory(PublisherProperties properties, Map<String, Object> configured, InstanceId instance,
			TopicCreator topics, MeterRegistry registry) {
		this.properties = properties;
		this.configured = Map.copyOf(configured);
		this.instance = instance;
		this.topics = topics;
		this.registry = registry;
	}

	/**
	 * A publisher of single records.
	 * @param topics that it writes, made where they are missing
	 */
	public Publisher plain(NewTopic... topics) {
		String id = this.instance.toString();
		return new PlainPublisher("publisher", this.properties, new PublisherMetrics(this.registry, "plain"),
				producers(ProducerConfigs.plain(this.configured, id), List.of(topics)));
	}

	/**
	 * A publisher of several records as one, in transactions.
	 * @param name among the service's publishers, such as {@code bulk}: a transaction of
	 * one does not wait for those of another
	 * @param topics that it writes, made where they are missing
	 */
	public Publisher transactional(String name, NewTopic... topics) {
		String id = this.instance + "-" + name;
		return new TransactionalPublisher("publisher-" + name, this.properties,
				new PublisherMetrics(this.registry, name),
				producers(ProducerConfigs.transactional(this.configured, id), List.of(topics)));
	}

	private Supplier<Producer<byte[], byte[]>> producers(Map<String, Object> configs, List<NewTopic> written) {
		return () -> {
			this.topics.ensure(written);
			return new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
		};
	}

}
