package cl.gremio.consumer.state;

import java.time.Instant;
import java.util.List;

import cl.gremio.consumer.streams.TopologyHarness;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WriteBehindStoreTests {

	private static final int CAPACITY = 1000;

	private final MockProcessorContext<String, Long> context = new MockProcessorContext<>();

	private final WriteBehindStore<Long> store = WriteBehindStore
		.builder(Stores.inMemoryKeyValueStore("sums"), Serdes.Long())
		.withLoggingDisabled()
		.build();

	@BeforeEach
	void open() {
		this.store.init(this.context.getStateStoreContext(), this.store);
		this.store.publishTo(this.context, Record::new);
	}

	@Test
	void aValueThatChangesOftenIsPublishedOnceAtTheCommit() {
		for (long sum = 1; sum <= 100; sum++) {
			this.store.publish("A", sum, sum);
		}
		assertThat(this.context.forwarded()).isEmpty();
		this.store.flushCache();
		this.store.flushCache();
		assertThat(this.context.forwarded()).<Object>extracting((forwarded) -> forwarded.record())
			.containsExactly(new Record<>("A", 100L, 100));
	}

	@Test
	void aValueThatIsOnlyPutIsWrittenAndNotPublished() {
		this.store.put("A", 1L);
		this.store.flushCache();
		this.store.clearCache();
		assertThat(this.store.get("A")).isEqualTo(1);
		assertThat(this.context.forwarded()).isEmpty();
	}

	@Test
	void aValueThatIsForgottenBeforeTheCommitIsLost() {
		this.store.put("A", 1L);
		this.store.clearCache();
		this.store.flushCache();
		assertThat(this.store.get("A")).isNull();
	}

	@Test
	void memoryIsBoundedAndNoValueIsLost() {
		for (long i = 0; i < 10 * CAPACITY; i++) {
			this.store.publish("key-" + i % (3 * CAPACITY), i, i);
			assertThat(this.store.get("key-" + i % (3 * CAPACITY))).isEqualTo(i);
			assertThat(this.store.entriesInMemory()).isLessThanOrEqualTo(CAPACITY);
		}
		for (long key = 0; key < 3 * CAPACITY; key++) {
			assertThat(this.store.get("key-" + key) % (3 * CAPACITY)).isEqualTo(key);
		}
		assertThat(this.context.forwarded()).hasSizeGreaterThanOrEqualTo(9 * CAPACITY);
	}

	@Test
	void aRangeHasTheLatestValues() {
		this.store.put("B", 2L);
		this.store.put("A", 1L);
		this.store.put("C", 3L);
		try (KeyValueIterator<String, Long> some = this.store.range("A", "B")) {
			assertThat(some).toIterable().containsExactly(KeyValue.pair("A", 1L), KeyValue.pair("B", 2L));
		}
	}

	/** At a commit, Kafka Streams calls the store through an internal interface. */
	@Test
	void aCommitOfKafkaStreamsWritesAndPublishes() {
		try (TopologyHarness topology = new TopologyHarness(Instant.EPOCH, (builder, results, progress) -> {
			builder.addStateStore(WriteBehindStore.builder(Stores.persistentKeyValueStore("sums"), Serdes.Long()));
			builder.stream("numbers", Consumed.with(Serdes.String(), Serdes.String()))
				.process(Summing::new, "sums")
				.to(results.named("sums"), Produced.with(Serdes.String(), Serdes.Long()));
		})) {
			topology.write("numbers", Instant.ofEpochSecond(1), "1");
			topology.write("numbers", Instant.ofEpochSecond(2), "2");
			assertThat(topology.factRecords("sums")).extracting((record) -> record.timestamp())
				.isEqualTo(List.of(1000L, 2000L));
		}
	}

	/** Adds up its input. The store forwards the sums. */
	private static final class Summing extends ContextualProcessor<String, String, String, Long> {

		private WriteBehindStore<Long> sums;

		@Override
		public void init(ProcessorContext<String, Long> context) {
			super.init(context);
			this.sums = context.getStateStore("sums");
			this.sums.publishTo(context, Record::new);
		}

		@Override
		public void process(Record<String, String> record) {
			Long before = this.sums.get("sum");
			this.sums.publish("sum", Long.parseLong(record.value()) + ((before != null) ? before : 0),
					record.timestamp());
		}

	}

}
