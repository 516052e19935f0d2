package cl.gremio.consumer.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import cl.gremio.consumer.failure.RecordProcessingException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that keeps its latest entries in memory as objects, and writes them behind. A
 * value that changes a thousand times within a transaction is serialized, logged and
 * published once, in this transaction.
 *
 * <p>
 * A commit of Kafka Streams flushes the store as it flushes Kafka Streams' own caches.
 * The superclass is internal: {@code WriteBehindStoreTests} fails if it changes. Used by
 * one stream thread only.
 *
 * @param <V> the type of the values, which never change once they are put
 */
public final class WriteBehindStore<V> extends WrappedStateStore<KeyValueStore<String, V>, String, V> {

	/** The key of the number of entries in memory, in the streams' configuration. */
	public static final String CAPACITY = "gremio.entries-at-hand";

	private static final int DEFAULT_CAPACITY = 1000;

	/** The entries last used, in the order of their use, with all unwritten entries. */
	private final LinkedHashMap<String, CachedEntry<V>> entries = new LinkedHashMap<>(16, 0.75F, true);

	private final List<CachedEntry<V>> unwritten = new ArrayList<>();

	private int capacity;

	private @Nullable Consumer<CachedEntry<V>> publisher;

	WriteBehindStore(KeyValueStore<String, V> store) {
		super(store);
	}

	/** Returns the builder of a store with a changelog. */
	public static <V> StoreBuilder<WriteBehindStore<V>> builder(KeyValueBytesStoreSupplier stores, Serde<V> values) {
		return new WriteBehindStoreBuilder<>(stores, values);
	}

	@Override
	public void init(StateStoreContext context, StateStore root) {
		this.capacity = (int) context.appConfigs().getOrDefault(CAPACITY, DEFAULT_CAPACITY);
		super.init(context, root);
	}

	/**
	 * Has the processor that is being initialized forward the {@linkplain #publish
	 * published} facts to all of its children.
	 */
	public <F> void publishTo(ProcessorContext<String, F> context, FactFunction<V, F> fact) {
		publishTo(NodeForwarder.of(context, null), fact);
	}

	/**
	 * Has the processor that is being initialized forward the {@linkplain #publish
	 * published} facts to one of its outputs.
	 */
	public <F> void publishTo(ProcessorContext<? super String, ? super F> context, Output<String, F> output,
			FactFunction<V, F> fact) {
		publishTo(NodeForwarder.of(context, output.node()), fact);
	}

	private <F> void publishTo(NodeForwarder<F> forwarder, FactFunction<V, F> fact) {
		this.publisher = (entry) -> forwarder.forward(fact.factOf(entry.key, entry.value, entry.timestamp));
	}

	/** Returns the value of a key, or {@code null}. */
	public @Nullable V get(String key) {
		CachedEntry<V> known = this.entries.get(key);
		if (known != null) {
			return known.value;
		}
		V value = wrapped().get(key);
		if (value != null) {
			remember(new CachedEntry<>(key, value));
		}
		return value;
	}

	public void put(String key, V value) {
		change(key, value);
	}

	/**
	 * Sets the value of a key, and publishes the fact of the value at the next flush.
	 * @param timestamp the timestamp of the record that changes the value, in epoch
	 * milliseconds
	 */
	public void publish(String key, V value, long timestamp) {
		CachedEntry<V> entry = change(key, value);
		entry.isUnpublished = true;
		entry.timestamp = timestamp;
	}

	private CachedEntry<V> change(String key, V value) {
		CachedEntry<V> entry = this.entries.get(key);
		if (entry == null) {
			entry = new CachedEntry<>(key, value);
			remember(entry);
		}
		entry.value = value;
		if (!entry.isUnwritten) {
			entry.isUnwritten = true;
			this.unwritten.add(entry);
		}
		return entry;
	}

	private void remember(CachedEntry<V> entry) {
		this.entries.put(entry.key, entry);
		if (this.entries.size() > this.capacity) {
			CachedEntry<V> eldest = this.entries.values().iterator().next();
			if (eldest.isUnwritten) {
				flushCache();
			}
			this.entries.remove(eldest.key);
		}
	}

	/** Returns the entries from one key to another in the order of the keys. Close it. */
	public KeyValueIterator<String, V> range(String from, String to) {
		flushCache();
		return wrapped().range(from, to);
	}

	int entriesInMemory() {
		return this.entries.size();
	}

	/**
	 * Writes the changed entries and publishes their facts in the order of the keys.
	 * Memory tables are faster in this order, in this store and in the readers of the
	 * facts.
	 */
	@Override
	public void flushCache() {
		this.unwritten.sort(Comparator.comparing((entry) -> entry.key));
		wrapped().putAll(this.unwritten.stream().map((entry) -> KeyValue.pair(entry.key, entry.value)).toList());
		for (CachedEntry<V> entry : this.unwritten) {
			if (entry.isUnpublished) {
				publish(entry);
			}
			entry.isUnwritten = false;
			entry.isUnpublished = false;
		}
		this.unwritten.clear();
	}

	private void publish(CachedEntry<V> entry) {
		Consumer<CachedEntry<V>> publishing = Objects.requireNonNull(this.publisher, "No processor publishes facts");
		try {
			publishing.accept(entry);
		}
		catch (RuntimeException ex) {
			throw RecordProcessingException.ofSome(ex);
		}
	}

	/** Forgets the entries in memory, because the wrapped store may have changed. */
	@Override
	public void clearCache() {
		this.entries.clear();
		this.unwritten.clear();
	}

	@Override
	public void close() {
		clearCache();
		super.close();
	}

}
