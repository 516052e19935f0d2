package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;
import org.rocksdb.RocksDBException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

@ExtendWith(OutputCaptureExtension.class)
class FactReaderTests {

	private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

	@TempDir
	private Path folder;

	private final TopicIds topicIds = Mockito.mock(TopicIds.class);

	private final TopicOffsets offsets = Mockito.mock(TopicOffsets.class);

	private final Map<String, Object> configs = new ConcurrentHashMap<>();

	private final AtomicInteger created = new AtomicInteger();

	private final AtomicReference<Facts> current = new AtomicReference<>();

	private RowStore store;

	private final RowChanges changes = new RowChanges();

	private FactReader reader;

	private WorkerThread loop;

	@BeforeEach
	void open() {
		this.store = Mockito.spy(new RowStore(this.folder, 1024 * 1024));
	}

	@AfterEach
	void close() {
		stop();
		this.store.close();
	}

	@Test
	void factsBecomeRowsAndADeletedFactTakesItsRowAway() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		fact(2, "A", null);
		awaitRow("A", null);
	}

	@Test
	void itIsFilledWhenItHasReadToWhereTheTopicEndedAtTheStart() {
		start(2);
		fact(0, "A", "1");
		awaitRow("A", "1");
		assertThat(this.reader.isFilled()).isFalse();
		fact(1, "B", "2");
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
	}

	@Test
	void beforeItRunsItHasReachedNoEnd() {
		create(1);
		assertThat(this.reader.hasReached(Map.of(PARTITION, 0L))).isFalse();
		assertThat(this.reader.isFilled()).isFalse();
	}

	@Test
	void onDemandItIsFilledToWhereTheTopicEndsFromThenOn() {
		start(1);
		fact(0, "A", "1");
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
		given(this.offsets.ends(Set.of(PARTITION))).willReturn(Map.of(PARTITION, 2L));
		Map<TopicPartition, Long> ends = this.reader.ends();
		assertThat(this.reader.hasReached(ends)).isFalse();
		fact(1, "B", "2");
		awaitRow("B", "2");
		await().untilAsserted(() -> assertThat(this.reader.hasReached(ends)).isTrue());
		assertThat(this.reader.hasReached(Map.of(PARTITION, 3L))).isFalse();
	}

	@Test
	void itIsFilledThoughTheTopicEndsWithAMarker() {
		start(2);
		fact(0, "A", "1");
		awaitRow("A", "1");
		this.current.get().schedulePollTask(() -> this.current.get().seek(PARTITION, 2));
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
	}

	@Test
	void topicsThatAreMissingAreLeftOutOnlyWhereThatIsAllowed() {
		willThrow(new UnknownTopicOrPartitionException("missing")).given(this.topicIds)
			.clearStoreOfOtherTopics(any(), eq(Set.of("facts", "missing")));
		given(this.topicIds.existing(any())).willReturn(Set.of("facts"));
		start(1, "missing");
		verify(this.topicIds, timeout(5000).atLeastOnce()).clearStoreOfOtherTopics(any(), any());
		assertThat(this.current.get()).isNull();
		this.reader.leaveOutMissingTopics();
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void aRestartReadsOnFromWhereItsRowsAre() {
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
		stop();
		start(2);
		awaitPosition(1);
	}

	@Test
	void rowsOfMoreThanThereIsAreDropped() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		stop();
		start(1);
		awaitRow("B", null);
		awaitPosition(0);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void afterAStopItCanBeStartedAgain() {
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
		stop();
		assertThat(this.loop.isRunning()).isFalse();
		assertThat(this.current.get().closed()).isTrue();
		this.current.set(null);
		this.loop.start();
		fact(1, "B", "2");
		awaitRow("B", "2");
	}

	@Test
	void whatIsNoFactIsPassedOver() {
		start(3);
		fact(0, null, "1");
		fact(1, "bad", "x");
		fact(2, "A", "1");
		awaitRow("A", "1");
		awaitRow("bad", null);
	}

	@Test
	void itWaitsForKafka() {
		willThrow(new KafkaException("away")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		await().until(() -> this.current.get() != null);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void itWaitsForTheTopicsToBeMade() {
		willThrow(new UnknownTopicOrPartitionException("not visible")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void factsThatTheStoreDoesNotTakeAreReadAgainAndThatIsToldOnce(CapturedOutput log) {
		RowStoreException full = new RowStoreException("full", new RocksDBException("full"));
		willThrow(full, full, full).willCallRealMethod().given(this.store).write(any());
		start(2);
		for (int attempt = 1; attempt <= 4; attempt++) {
			int attempts = attempt;
			await().until(() -> this.created.get() == attempts);
			fact(0, "A", "1");
		}
		awaitRow("A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		assertThat(log.getAll().lines().filter((line) -> line.contains("is tried again"))).hasSize(1);
		assertThat(log.getAll().lines().filter((line) -> line.contains("works again"))).hasSize(1);
	}

	@Test
	void rowsOfFactsThatAreLostWhileItReadsAreDropped() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		ends(1);
		this.current.get().setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 2L)));
		awaitRow("B", null);
		await().until(() -> this.created.get() == 2);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void itsConsumerNeverMovesToAnotherOffsetByItself() {
		start(1);
		await().until(() -> this.created.get() == 1);
		assertThat(this.configs).containsEntry("auto.offset.reset", "none").containsEntry("client.id", "reader");
	}

	@Test
	void whatTheConsumerMayNotReadIsTriedAgain() {
		start(1);
		await().until(() -> this.created.get() == 1);
		this.current.get().setPollException(new TopicAuthorizationException(Set.of("facts")));
		await().until(() -> this.created.get() == 2);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void whatNobodyThoughtOfDoesNotEndIt() {
		willThrow(new IllegalStateException("unheard of")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	private void start(long end, String... more) {
		create(end, more);
		this.loop.start();
	}

	private void create(long end, String... more) {
		this.current.set(null);
		Map<String, Projection> projections = new HashMap<>();
		List.of(more).forEach((topic) -> projections.put(topic, Projection.into(topic)));
		projections.put("facts", (key, value, rows) -> {
			if (key.equals("bad")) {
				throw new IllegalArgumentException("not a fact");
			}
			Projection.into("table").apply(key, value, rows);
		});
		ends(end);
		this.reader = new FactReader(this.store, this.changes, new Projections(projections), this.topicIds,
				this.offsets, new FactsFactory(), "reader");
		this.loop = new WorkerThread("reader", "Reading", Duration.ofMillis(10), this.reader);
	}

	private void ends(long end) {
		given(this.offsets.ranges(any())).willReturn(Map.of(PARTITION, new TopicOffsets.Range(0, end)));
	}

	private void stop() {
		this.loop.askToStop();
		this.reader.stop();
		this.loop.stop(Duration.ofSeconds(10));
	}

	/** Waits until the reader is at an offset, from which it reads on. */
	private void awaitPosition(long offset) {
		await().ignoreExceptions()
			.until(() -> !this.current.get().assignment().isEmpty()
					&& this.current.get().position(PARTITION) == offset);
	}

	private void fact(long offset, String key, String value) {
		await().until(() -> this.current.get() != null && !this.current.get().assignment().isEmpty());
		this.current.get()
			.schedulePollTask(() -> this.current.get()
				.addRecord(new ConsumerRecord<>("facts", 0, offset, bytes(key), bytes(value))));
	}

	private static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(UTF_8) : null;
	}

	private void awaitRow(String key, String value) {
		await().untilAsserted(() -> assertThat(this.store.get(RowKey.of("table", key))).isEqualTo(bytes(value)));
	}

	/** Creates consumers without a broker. */
	private final class FactsFactory extends DefaultKafkaConsumerFactory<byte[], byte[]> {

		FactsFactory() {
			super(Map.of("bootstrap.servers", "none"));
		}

		@Override
		protected Consumer<byte[], byte[]> createRawConsumer(Map<String, Object> configs) {
			Facts facts = new Facts();
			FactReaderTests.this.configs.putAll(configs);
			FactReaderTests.this.current.set(facts);
			FactReaderTests.this.created.incrementAndGet();
			return facts;
		}

	}

	/** A consumer of a topic with one partition. */
	static final class Facts extends MockConsumer<byte[], byte[]> {

		Facts() {
			super("none");
			updateBeginningOffsets(Map.of(PARTITION, 0L));
		}

	}

}
