package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import cl.gremio.standalone.BrokerExtension;
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
import static org.awaitility.Awaitility.await;

/** The horizon against a real broker, which has markers and committed positions. */
@Timeout(120)
class LogHorizonIT {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	@RegisterExtension
	private static final BrokerExtension broker = new BrokerExtension();

	/** Each test has its own topics and its own application. */
	private static final AtomicInteger tests = new AtomicInteger();

	private final String application = "application-" + tests.incrementAndGet();

	private final TopicPartition first = new TopicPartition(this.application + "-first", 0);

	private final TopicPartition second = new TopicPartition(this.application + "-second", 0);

	private Instant now = NOON;

	private UnreadRecords unread;

	private LogHorizon horizon;

	@BeforeEach
	void start() throws Exception {
		broker.createTopics(1, this.first.topic(), this.second.topic());
		this.unread = new UnreadRecords(broker.admin(),
				() -> new KafkaConsumer<>(client(Map.of("isolation.level", "read_committed")),
						new ByteArrayDeserializer(), new ByteArrayDeserializer()),
				this.application);
		this.horizon = new LogHorizon(this.unread, clock(), NOON);
		this.horizon.watch(List.of(this.first.topic(), this.second.topic()));
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
	}

	@AfterEach
	void stop() {
		this.unread.close();
	}

	@Test
	void nothingToReadIsReadAtOnce() throws Exception {
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
	}

	@Test
	void itMovesOnAfterASecond() throws Exception {
		this.horizon.advance();
		this.now = NOON.plusMillis(999);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
		this.now = NOON.plusSeconds(1);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON.plusSeconds(1));
	}

	@Test
	void itRestsUntilItIsAskedAnew() throws Exception {
		this.horizon.advance();
		this.now = NOON.plusSeconds(60);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(this.now);
	}

	@Test
	void anInstantBeforeWhichTheClockWasSetBackIsVoid() throws Exception {
		this.horizon.advance();
		this.now = NOON.minusSeconds(3600);
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(this.now);
	}

	@Test
	void aRecordThatWasNotProcessedHoldsTheHorizonBack() throws Exception {
		write(this.first, true);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
		this.now = NOON.plusSeconds(60);
		process(this.first, 1);
		// The instant at which the end was noted
		advanceTo(NOON);
		advanceTo(this.now);
	}

	@Test
	void aRecordOnItsWayThroughALaterTopicHoldsItBackToo() throws Exception {
		write(this.first, true);
		write(this.second, true);
		process(this.first, 1);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
		process(this.second, 1);
		advanceTo(NOON);
	}

	@Test
	void aRecordThatWaitsForItsCommitIsNoSilence() throws Exception {
		try (Producer<byte[], byte[]> left = writer()) {
			left.beginTransaction();
			left.send(new ProducerRecord<>(this.first.topic(), this.first.partition(), null, new byte[] { 1 }));
			left.flush();
			this.horizon.advance();
			assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
			left.abortTransaction();
		}
		advanceTo(NOON);
	}

	@Test
	void markersAloneDoNotHoldItBack() throws Exception {
		write(this.first, false);
		// An aborted transaction leaves nothing to process
		advanceTo(NOON);
	}

	/** Writes a record in a transaction. The commit or the abort adds a marker. */
	private void write(TopicPartition partition, boolean commit) {
		try (Producer<byte[], byte[]> producer = writer()) {
			producer.beginTransaction();
			producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), null, new byte[] { 1 }));
			producer.flush();
			if (commit) {
				producer.commitTransaction();
			}
			else {
				producer.abortTransaction();
			}
		}
	}

	private Producer<byte[], byte[]> writer() {
		Producer<byte[], byte[]> writer = new KafkaProducer<>(client(Map.of("transactional.id", "writer")),
				new ByteArraySerializer(), new ByteArraySerializer());
		writer.initTransactions();
		return writer;
	}

	/** Looks until the horizon is there. A look gives up after 50 ms. */
	private void advanceTo(Instant instant) {
		await().untilAsserted(() -> {
			this.horizon.advance();
			assertThat(this.horizon.instant()).isEqualTo(instant);
		});
	}

	private void process(TopicPartition partition, long offset) throws Exception {
		broker.admin()
			.alterConsumerGroupOffsets(this.application,
					Map.of(partition, new OffsetAndMetadata(offset, Optional.empty(), "")))
			.all()
			.get();
	}

	private Clock clock() {
		InstantSource source = () -> LogHorizonIT.this.now;
		return source.withZone(ZoneOffset.UTC);
	}

	private Map<String, Object> client(Map<String, Object> more) {
		Map<String, Object> client = new HashMap<>(more);
		client.put("bootstrap.servers", broker.bootstrapServers());
		return client;
	}

}
