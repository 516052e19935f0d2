package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

class FactReaderTests {

	private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

	@TempDir
	private Path folder;

	private final TopicIds topicIds = Mockito.mock(TopicIds.class);

	private final AtomicReference<Facts> current = new AtomicReference<>();

	private volatile int partitionsSeen = 1;

	private RowStore store;

	private FactReader reader;

	private WorkerThread loop;

	@BeforeEach
	void open() {
		this.store = new RowStore(this.folder, 1024 * 1024);
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
	void onDemandItIsFilledToWhereTheTopicEndsFromThenOn() {
		start(1);
		fact(0, "A", "1");
		await().untilAsserted(() -> assertThat(this.reader.isFilled()).isTrue());
		this.current.get().updateEndOffsets(Map.of(PARTITION, 2L));
		int demand = this.reader.demand();
		fact(1, "B", "2");
		awaitRow("B", "2");
		await().untilAsserted(() -> assertThat(this.reader.isFilled(demand)).isTrue());
		assertThat(this.reader.isFilled(demand + 1)).isFalse();
	}

	@Test
	void topicsThatAreMissingAreLeftOutOnlyWhereThatIsAllowed() {
		willThrow(new UnknownTopicOrPartitionException("missing")).given(this.topicIds)
			.clearStoreOfOtherTopics(any(), eq(Set.of("facts", "missing")));
		given(this.topicIds.there(any())).willReturn(Set.of("facts"));
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
		await().until(() -> this.current.get().position(PARTITION) == 1);
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
		await().ignoreExceptions()
			.until(() -> this.current.get() != null && !this.current.get().assignment().isEmpty()
					&& this.current.get().position(PARTITION) == 0);
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
		willThrow(new KafkaException("away")).willDoNothing()
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		await().until(() -> this.current.get() != null);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void itWaitsForThePartitionsOfATopicThatWasJustMade() {
		this.partitionsSeen = 0;
		start(1);
		await().until(() -> this.current.get() != null);
		Facts before = this.current.get();
		await().until(() -> this.current.get() != before);
		assertThat(this.reader.isFilled()).isFalse();
		this.partitionsSeen = 1;
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void whatNobodyThoughtOfDoesNotEndIt() {
		willThrow(new IllegalStateException("unheard of")).willDoNothing()
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	private void start(long end, String... more) {
		this.current.set(null);
		Map<String, Projection> projections = new HashMap<>();
		List.of(more).forEach((topic) -> projections.put(topic, Projection.into(topic)));
		projections.put("facts", (key, value, rows) -> {
			if (key.equals("bad")) {
				throw new IllegalArgumentException("not a fact");
			}
			Projection.into("table").apply(key, value, rows);
		});
		this.reader = new FactReader(this.store, new Projections(projections), this.topicIds, () -> {
			Facts facts = new Facts(end, this.partitionsSeen);
			this.current.set(facts);
			return facts;
		});
		this.loop = new WorkerThread("reader", "Reading", Duration.ofMillis(10), this.reader);
		this.loop.start();
	}

	private void stop() {
		this.loop.askToStop();
		this.reader.wakeUp();
		this.loop.stop(Duration.ofSeconds(10));
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

	/** A topic that ends where it is told, of one partition if that is to be seen. */
	static final class Facts extends MockConsumer<byte[], byte[]> {

		Facts(long end, int partitions) {
			super("earliest");
			updatePartitions("facts",
					Stream.of(new PartitionInfo("facts", 0, Node.noNode(), new Node[0], new Node[0]))
						.limit(partitions)
						.toList());
			updateBeginningOffsets(Map.of(PARTITION, 0L));
			updateEndOffsets(Map.of(PARTITION, end));
		}

	}

}
