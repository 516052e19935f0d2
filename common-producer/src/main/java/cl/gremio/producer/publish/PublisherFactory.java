package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cl.gremio.kafka.TopicCreator;
import cl.gremio.service.storage.InstanceId;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.unit.DataSize;

/**
 * Makes the publishers that a service asks for, and starts them; Kafka may be away.
 *
 * @param configured the settings that the user gave producers
 * @param producers of the template
 * @param customizers of the factories of transactional producers
 */
public record PublisherFactory(PublisherProperties properties, Map<String, Object> configured, InstanceId instance,
		DefaultKafkaProducerFactory<byte[], byte[]> producers, KafkaTemplate<byte[], byte[]> template,
		List<DefaultKafkaProducerFactoryCustomizer> customizers, TopicCreator topics,
		ConsumerFactory<byte[], byte[]> consumers, MeterRegistry registry) {

	/**
	 * A publisher of single records.
	 * @param topics to which it writes, made if they are missing
	 */
	public Publisher plain(NewTopic... topics) {
		List<NewTopic> written = List.of(topics);
		return new SingleRecordPublisher("publisher", this.properties, new PublisherMetrics(this.registry, "plain"),
				this.producers, this.template, () -> this.topics.ensure(written));
	}

	/**
	 * A publisher of several records as one, in transactions.
	 * @param name among the service's publishers: a transaction of one publisher does not
	 * wait for those of another
	 * @param topics to which it writes, made if they are missing
	 */
	public Publisher transactional(String name, NewTopic... topics) {
		String id = this.instance + "-" + name;
		return new TransactionalPublisher("publisher-" + name, this.properties,
				new PublisherMetrics(this.registry, name), names(topics),
				IntStream.rangeClosed(1, this.properties.producers())
					.mapToObj((i) -> (i > 1) ? id + "-" + i : id)
					.map((each) -> producers(ProducerSettings.transactional(this.configured, each), List.of(topics)))
					.toList());
	}

	/**
	 * A publisher of bulks, each as one. It has transactions of its own, so that the
	 * records of {@link #transactional} do not wait for them.
	 * @param deadline by which a bulk is answered at the latest
	 * @param maxInFlight how many bulks may wait for their answer at once
	 * @param maxInFlightSize how much memory they may take together; one alone may take
	 * more
	 * @param transactionTimeout after which Kafka ends the transaction of a publisher
	 * that died; until then it holds up every reader of committed records
	 * @param claims the topic on which a retry is told from the first bulk
	 * @param topics to which it writes, made if they are missing
	 */
	public TransactionalBulkPublisher bulk(Duration deadline, int maxInFlight, DataSize maxInFlightSize,
			Duration transactionTimeout, NewTopic claims, NewTopic... topics) {
		PublisherProperties limits = new PublisherProperties(deadline, maxInFlight, maxInFlightSize, 1, maxInFlightSize,
				Duration.ZERO, 1);
		String id = this.instance + "-bulk";
		List<NewTopic> written = Stream.concat(Stream.of(topics), Stream.of(claims)).toList();
		return new TransactionalBulkPublisher("publisher-bulk", limits, new PublisherMetrics(this.registry, "bulk"),
				names(topics), producers(ProducerSettings.bulk(this.configured, id, transactionTimeout), written),
				new ClaimLog(claims.name(), this::uncommittedClaims,
						() -> this.consumers.createConsumer("-claims-committed")));
	}

	/** Sees claims of transactions that are still open. */
	private Consumer<byte[], byte[]> uncommittedClaims() {
		Properties uncommitted = new Properties();
		uncommitted.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
		return this.consumers.createConsumer(null, null, "-claims", uncommitted);
	}

	private static List<String> names(NewTopic... topics) {
		return Stream.of(topics).map(NewTopic::name).toList();
	}

	private ProducerSource producers(Map<String, Object> configs, List<NewTopic> written) {
		TransactionalProducerFactory factory = new TransactionalProducerFactory(configs,
				() -> this.topics.ensure(written));
		this.customizers.forEach((customizer) -> customizer.customize(factory));
		return factory;
	}

	/** Leaves out the settings, which may hold passwords. */
	@Override
	public String toString() {
		return "PublisherFactory[" + this.instance + "]";
	}

}
