package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.kafka.TopicCreator;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.util.unit.DataSize;

/** Makes the publisher that a service asks for, and starts it; Kafka may be away. */
public final class PublisherFactory {

	private final PublisherProperties properties;

	private final Map<String, Object> configured;

	private final InstanceId instance;

	private final TopicCreator topics;

	private final ConsumerFactory<byte[], byte[]> consumers;

	private final MeterRegistry registry;

	PublisherFactory(PublisherProperties properties, Map<String, Object> configured, InstanceId instance,
			TopicCreator topics, ConsumerFactory<byte[], byte[]> consumers, MeterRegistry registry) {
		this.properties = properties;
		this.configured = Map.copyOf(configured);
		this.instance = instance;
		this.topics = topics;
		this.consumers = consumers;
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
				IntStream.rangeClosed(1, this.properties.producers())
					.mapToObj((i) -> (i > 1) ? id + "-" + i : id)
					.map((each) -> producers(ProducerConfigs.transactional(this.configured, each), List.of(topics)))
					.toList());
	}

	/**
	 * A publisher of bulks, each as one. It has transactions of its own, so that what
	 * {@link #transactional} publishes does not wait for them.
	 * @param deadline by which a bulk is answered at the latest
	 * @param maxInFlight how many may wait for their answer at once
	 * @param maxInFlightSize how much memory they may take together; one alone may take
	 * more
	 * @param transactionTimeout after which Kafka ends the transaction of a publisher
	 * that died; until then it holds up whoever reads committed records
	 * @param claims the topic on which retries are told from the first
	 * @param topics that it writes, made where they are missing
	 */
	public BulkPublisher bulk(Duration deadline, int maxInFlight, DataSize maxInFlightSize, Duration transactionTimeout,
			NewTopic claims, NewTopic... topics) {
		PublisherProperties limits = new PublisherProperties(deadline, maxInFlight, maxInFlightSize, 1, maxInFlightSize,
				Duration.ZERO, 1);
		String id = this.instance + "-bulk";
		List<NewTopic> written = Stream.concat(Stream.of(topics), Stream.of(claims)).toList();
		return new BulkTransactions("publisher-bulk", limits, new PublisherMetrics(this.registry, "bulk"),
				producers(ProducerConfigs.bulk(this.configured, id, transactionTimeout), written),
				Stream.of(topics).map(NewTopic::name).toList(), new ClaimLog(claims.name(), this::uncommittedClaims,
						() -> this.consumers.createConsumer("-claims-committed")));
	}

	/** Sees claims of transactions that are still open. */
	private Consumer<byte[], byte[]> uncommittedClaims() {
		Properties uncommitted = new Properties();
		uncommitted.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
		return this.consumers.createConsumer(null, null, "-claims", uncommitted);
	}

	private Supplier<Producer<byte[], byte[]>> producers(Map<String, Object> configs, List<NewTopic> written) {
		return () -> {
			this.topics.ensure(written);
			return new KafkaProducer<>(configs, new ByteArraySerializer(), new ByteArraySerializer());
		};
	}

}
