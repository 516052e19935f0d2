package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.Mockito;

import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

/** A reader of the facts of one topic, without a broker. */
abstract class FactReaderFixture {

	static final TopicPartition PARTITION = new TopicPartition("facts", 0);

	@TempDir
	private Path folder;

	final TopicIds topicIds = Mockito.mock(TopicIds.class);

	final TopicOffsets offsets = Mockito.mock(TopicOffsets.class);

	final Map<String, Object> configs = new ConcurrentHashMap<>();

	final AtomicInteger created = new AtomicInteger();

	final AtomicReference<Facts> current = new AtomicReference<>();

	RowStore store;

	private final RowChanges changes = new RowChanges();

	FactReader reader;

	WorkerThread loop;

	@BeforeEach
	void open() {
		this.store = Mockito.spy(new RowStore(this.folder, 1024 * 1024));
	}

	@AfterEach
	void close() {
		stop();
		this.store.close();
	}

	void start(long end, String... more) {
		create(end, more);
		this.loop.start();
	}

	void create(long end, String... more) {
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

	void ends(long end) {
		given(this.offsets.ranges(any())).willReturn(Map.of(PARTITION, new TopicOffsets.Range(0, end)));
	}

	void stop() {
		this.loop.askToStop();
		this.reader.stop();
		this.loop.stop(Duration.ofSeconds(10));
	}

	/** Waits until the reader is at an offset, from which it reads on. */
	void awaitPosition(long offset) {
		await().ignoreExceptions()
			.until(() -> !this.current.get().assignment().isEmpty()
					&& this.current.get().position(PARTITION) == offset);
	}

	void fact(long offset, String key, String value) {
		await().until(() -> this.current.get() != null && !this.current.get().assignment().isEmpty());
		this.current.get()
			.schedulePollTask(() -> this.current.get()
				.addRecord(new ConsumerRecord<>("facts", 0, offset, bytes(key), bytes(value))));
	}

	private static byte[] bytes(String text) {
		return (text != null) ? text.getBytes(UTF_8) : null;
	}

	void awaitRow(String key, String value) {
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
			FactReaderFixture.this.configs.putAll(configs);
			FactReaderFixture.this.current.set(facts);
			FactReaderFixture.this.created.incrementAndGet();
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
