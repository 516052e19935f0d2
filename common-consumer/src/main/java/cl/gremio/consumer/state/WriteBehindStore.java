package cl.gremio.consumer.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

import cl.gremio.consumer.failure.RecordProcessingException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * State that is at hand as objects and written behind: what changes a thousand times
 * within a transaction is serialized, logged and published once, as part of it. The
 * commit asks for it by the interface of Kafka Streams' own caches, which is internal to
 * it; {@code WriteBehindStoreTests} tell when that changes.
 *
 * @param <V> the values, which are not to be changed once they are put
 */
public final class WriteBehindStore<V> implements StateStore, CachedStateStore<String, V> {

	/** Under this name the streams' configuration says how many entries are at hand. */
	public static final String CAPACITY = "gremio.entries-at-hand";

	private static final int DEFAULT_CAPACITY = 1000;

	private final KeyValueStore<String, V> store;

	/** The entries last used, all that are not written yet among them. */
	private final LinkedHashMap<String, Entry<V>> entries = new LinkedHashMap<>(16, 0.75F, true);

	private final List<Entry<V>> unwritten = new ArrayList<>();

	private int capacity;

	private Consumer<Entry<V>> publication = (entry) -> {
		throw new IllegalStateException("There is no processor to publish from");
	};

	private WriteBehindStore(KeyValueStore<String, V> store) {
		this.store = store;
	}

	/** Builds a store, logged to a changelog, for each partition. */
	public static <V> StoreBuilder<WriteBehindStore<V>> builder(KeyValueBytesStoreSupplier stores, Serde<V> values) {
		return new DelegatingStoreBuilder<>(Stores.keyValueStoreBuilder(stores, Serdes.String(), values),
				WriteBehindStore::new);
	}

	/**
	 * Makes the fact that is published of a state.
	 *
	 * @param <V> the state
	 * @param <F> the fact
	 */
	@FunctionalInterface
	public interface Fact<V, F> {

		/**
		 * The fact, or {@code null} if there is nothing to tell.
		 * @param timestamp of the record that changed the state last
		 */
		@Nullable Record<String, F> of(String key, V value, long timestamp);

	}

	/**
	 * Has the processor that is being initialized forward the {@linkplain #publish
	 * published} facts to all of its children.
	 * @param context of the processor
	 */
	public <F> void publishTo(ProcessorContext<String, F> context, Fact<V, F> fact) {
		publishTo(NodeForwarder.of(context, null), fact);
	}

	/**
	 * Has the processor that is being initialized forward the {@linkplain #publish
	 * published} facts to one of its outputs.
	 * @param context of the processor
	 */
	public <F> void publishTo(ProcessorContext<? super String, ? super F> context, Output<String, F> output,
			Fact<V, F> fact) {
		publishTo(NodeForwarder.of(context, output.node()), fact);
	}

	private <F> void publishTo(NodeForwarder<F> forwarder, Fact<V, F> fact) {
		this.publication = (entry) -> {
			Record<String, F> record = fact.of(entry.key, entry.value, entry.timestamp);
			if (record != null) {
				forwarder.forward(record);
			}
		};
	}

	/** The value of a key, or {@code null}. */
	public @Nullable V get(String key) {
		Entry<V> known = this.entries.get(key);
		if (known != null) {
			return known.value;
		}
		V value = this.store.get(key);
		if (value != null) {
			remember(new Entry<>(key, value));
		}
		return value;
	}

	/** Sets a value. */
	public void put(String key, V value) {
		change(key, value);
	}

	/**
	 * Sets a value and publishes, when it is written, what is made of it.
	 * @param timestamp of the record that is the reason, in epoch milliseconds
	 */
	public void publish(String key, V value, long timestamp) {
		Entry<V> entry = change(key, value);
		entry.isNews = true;
		entry.timestamp = timestamp;
	}

	private Entry<V> change(String key, V value) {
		Entry<V> entry = this.entries.get(key);
		if (entry == null) {
			entry = new Entry<>(key, value);
			remember(entry);
		}
		entry.value = value;
		if (!entry.isUnwritten) {
			entry.isUnwritten = true;
			this.unwritten.add(entry);
		}
		return entry;
	}

	private void remember(Entry<V> entry) {
		this.entries.put(entry.key, entry);
		if (this.entries.size() > this.capacity) {
			Entry<V> eldest = this.entries.values().iterator().next();
			if (eldest.isUnwritten) {
				flushCache();
			}
			this.entries.remove(eldest.key);
		}
	}

	/** All entries from one key to another, in the order of the keys; to be closed. */
	public KeyValueIterator<String, V> range(String from, String to) {
		flushCache();
		return this.store.range(from, to);
	}

	int entriesAtHand() {
		return this.entries.size();
	}

	/**
	 * Writes what has changed, and publishes what is to be, in the order of the keys:
	 * memory tables, here and where the facts are read, are quicker so.
	 */
	@Override
	public void flushCache() {
		this.unwritten.sort(Comparator.comparing((entry) -> entry.key));
		this.store.putAll(this.unwritten.stream().map((entry) -> KeyValue.pair(entry.key, entry.value)).toList());
		for (Entry<V> entry : this.unwritten) {
			if (entry.isNews) {
				publish(entry);
			}
			entry.isUnwritten = false;
			entry.isNews = false;
		}
		this.unwritten.clear();
	}

	private void publish(Entry<V> entry) {
		try {
			this.publication.accept(entry);
		}
		catch (RuntimeException ex) {
			throw RecordProcessingException.ofSome(ex);
		}
	}

	/** Forgets what it has at hand, as the store below may be changed by others. */
	@Override
	public void clearCache() {
		this.entries.clear();
		this.unwritten.clear();
	}

	@Override
	public boolean setFlushListener(CacheFlushListener<String, V> listener, boolean sendOldValues) {
		return false;
	}

	@Override
	public String name() {
		return this.store.name();
	}

	@Override
	public void init(StateStoreContext context, StateStore root) {
		this.capacity = (int) context.appConfigs().getOrDefault(CAPACITY, DEFAULT_CAPACITY);
		this.store.init(context, root);
	}

	@Override
	public void flush() {
		this.store.flush();
	}

	@Override
	public void close() {
		clearCache();
		this.store.close();
	}

	@Override
	public boolean persistent() {
		return this.store.persistent();
	}

	@Override
	public boolean isOpen() {
		return this.store.isOpen();
	}

	private static final class Entry<V> {

		private final String key;

		private V value;

		private long timestamp;

		private boolean isUnwritten;

		private boolean isNews;

		Entry(String key, V value) {
			this.key = key;
			this.value = value;
		}

	}

}
