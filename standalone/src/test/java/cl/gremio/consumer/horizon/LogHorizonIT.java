package cl.gremio.consumer.horizon;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cl.gremio.standalone.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
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
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The horizon against a real broker, which has markers and committed positions. */
@Timeout(120)
class LogHorizonIT {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private static final String APPLICATION = "watcher";

	private static final TopicPartition FIRST = new TopicPartition("first", 0);

	private static final TopicPartition SECOND = new TopicPartition("second", 0);

	@TempDir
	private Path folder;

	private Instant now = NOON;

	private EmbeddedBroker broker;

	private Admin admin;

	private UnreadRecords unread;

	private LogHorizon horizon;

	@BeforeEach
	void start() throws Exception {
		this.broker = EmbeddedBroker.start(this.folder, "127.0.0.1", freePort());
		this.admin = Admin.create(client(Map.of()));
		this.admin
			.createTopics(
					List.of(new NewTopic(FIRST.topic(), 1, (short) 1), new NewTopic(SECOND.topic(), 1, (short) 1)))
			.all()
			.get();
		this.unread = new UnreadRecords(this.admin,
				() -> new KafkaConsumer<>(client(Map.of("isolation.level", "read_committed")),
						new ByteArrayDeserializer(), new ByteArrayDeserializer()),
				APPLICATION);
		this.horizon = new LogHorizon(this.unread, clock(), NOON);
		this.horizon.watch(List.of(FIRST.topic(), SECOND.topic()));
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
	}

	@AfterEach
	void stop() throws Exception {
		this.unread.close();
		this.admin.close();
		this.broker.close();
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
		write(FIRST, true);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
		this.now = NOON.plusSeconds(60);
		process(FIRST, 1);
		this.horizon.advance();
		assertThat(this.horizon.instant()).as("the instant at which the end was noted").isEqualTo(NOON);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(this.now);
	}

	@Test
	void aRecordOnItsWayThroughALaterTopicHoldsItBackToo() throws Exception {
		write(FIRST, true);
		write(SECOND, true);
		process(FIRST, 1);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
		process(SECOND, 1);
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
	}

	@Test
	void aRecordThatWaitsForItsCommitIsNoSilence() throws Exception {
		try (Producer<byte[], byte[]> left = writer()) {
			left.beginTransaction();
			left.send(new ProducerRecord<>(FIRST.topic(), FIRST.partition(), null, new byte[] { 1 }));
			left.flush();
			this.horizon.advance();
			assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
			left.abortTransaction();
		}
		await().untilAsserted(() -> {
			this.horizon.advance();
			assertThat(this.horizon.instant()).isEqualTo(NOON);
		});
	}

	@Test
	void markersAloneDoNotHoldItBack() throws Exception {
		write(FIRST, false);
		this.horizon.advance();
		assertThat(this.horizon.instant()).as("an aborted transaction leaves nothing to process").isEqualTo(NOON);
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

	private void process(TopicPartition partition, long offset) throws Exception {
		this.admin
			.alterConsumerGroupOffsets(APPLICATION,
					Map.of(partition, new OffsetAndMetadata(offset, Optional.empty(), "")))
			.all()
			.get();
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	private Clock clock() {
		InstantSource source = () -> LogHorizonIT.this.now;
		return source.withZone(ZoneOffset.UTC);
	}

	private Map<String, Object> client(Map<String, Object> more) {
		Map<String, Object> client = new HashMap<>(more);
		client.put("bootstrap.servers", this.broker.bootstrapServers());
		return client;
	}

}
