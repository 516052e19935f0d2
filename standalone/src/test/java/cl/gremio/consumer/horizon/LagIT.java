package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import cl.gremio.standalone.BrokerExtension;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The lag and the number of dead letters against a real broker, which has transaction
 * markers and committed positions.
 */
@Timeout(120)
class LagIT {

	@RegisterExtension
	private static final BrokerExtension broker = new BrokerExtension();

	/** Each test has its own topics and its own application. */
	private static final AtomicInteger tests = new AtomicInteger();

	private final String application = "application-" + tests.incrementAndGet();

	private final TopicPartition first = new TopicPartition(this.application + "-first", 0);

	private final TopicPartition second = new TopicPartition(this.application + "-second", 0);

	private final Instant now = Instant.now();

	private long nanos = 1;

	private UnreadRecords unread;

	private Lag lag;

	@BeforeEach
	void start() throws Exception {
		broker.createTopics(1, this.first.topic(), this.second.topic());
		InstantSource source = () -> this.now;
		Clock clock = source.withZone(ZoneOffset.UTC);
		this.unread = new UnreadRecords(broker.admin(), this::reader, this.application);
		this.lag = new Lag(this.unread, clock, () -> this.nanos, List.of(this.first.topic(), this.second.topic()));
	}

	@AfterEach
	void stop() {
		this.unread.close();
	}

	@Test
	void theOldestUnreadRecordOfAllPartitionsCounts() throws Exception {
		assertThat(measured()).isZero();
		write(this.first, 90, true);
		write(this.first, 10, true);
		write(this.second, 30, true);
		assertThat(measured()).isEqualTo(90);
		commit(this.first, 2);
		assertThat(measured()).as("past the marker").isEqualTo(30);
		commit(this.second, 1);
		assertThat(measured()).isEqualTo(10);
		commit(this.first, 3);
		assertThat(measured()).as("markers are no records").isZero();
	}

	@Test
	void whatWasNotCommittedIsNotWaitedFor() throws Exception {
		write(this.first, 90, false);
		assertThat(measured()).isZero();
	}

	@Test
	void kafkaIsAskedOnlyWhileSomebodyWantsToKnow() throws Exception {
		this.lag.measure();
		write(this.first, 90, true);
		assertThat(this.lag.seconds()).isNaN();
		this.lag.measure();
		assertThat(this.lag.seconds()).isEqualTo(90);
		commit(this.first, 2);
		this.lag.measure();
		assertThat(this.lag.seconds()).as("within a second").isEqualTo(90);
		this.nanos += 120_000_000_000L;
		this.lag.measure();
		assertThat(this.lag.seconds()).as("long ago").isNaN();
		this.lag.measure();
		assertThat(this.lag.seconds()).isZero();
	}

	@Test
	void deadLettersAreCountedWithoutMarkersAndAborts() throws Exception {
		write(this.first, 0, true);
		write(this.first, 0, false);
		try (DeadLetterTotal total = new DeadLetterTotal(this::reader, this.first.topic(), () -> this.nanos)) {
			total.measure();
			assertThat(total.count()).as("nobody has asked before").isNaN();
			total.measure();
			assertThat(total.count()).isEqualTo(1);
			write(this.first, 0, true);
			total.measure();
			assertThat(total.count()).as("within a second").isEqualTo(1);
			this.nanos += 2_000_000_000L;
			total.measure();
			assertThat(total.count()).isEqualTo(2);
		}
	}

	private double measured() throws Exception {
		this.nanos += 2_000_000_000L;
		this.lag.seconds();
		this.lag.measure();
		return this.lag.seconds();
	}

	private Consumer<byte[], byte[]> reader() {
		return new KafkaConsumer<>(client(Map.of("isolation.level", "read_committed")), new ByteArrayDeserializer(),
				new ByteArrayDeserializer());
	}

	/** Writes a record in a transaction. The commit or the abort adds a marker. */
	private void write(TopicPartition partition, int age, boolean commit) {
		try (Producer<byte[], byte[]> producer = new KafkaProducer<>(client(Map.of("transactional.id", "writer")),
				new ByteArraySerializer(), new ByteArraySerializer())) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(new ProducerRecord<>(partition.topic(), partition.partition(),
					this.now.minusSeconds(age).toEpochMilli(), null, new byte[] { 1 }));
			producer.flush();
			if (commit) {
				producer.commitTransaction();
			}
			else {
				producer.abortTransaction();
			}
		}
	}

	private void commit(TopicPartition partition, long offset) throws Exception {
		broker.admin()
			.alterConsumerGroupOffsets(this.application, Map.of(partition, new OffsetAndMetadata(offset)))
			.all()
			.get();
	}

	private Map<String, Object> client(Map<String, Object> more) {
		Map<String, Object> client = new HashMap<>(more);
		client.put("bootstrap.servers", broker.bootstrapServers());
		return client;
	}

}
