package cl.gremio.consumer.state;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.AbstractStoreBuilder;

/** Builds a {@link WriteBehindStore} around a store of Kafka Streams. */
final class WriteBehindStoreBuilder<V> extends AbstractStoreBuilder<String, V, WriteBehindStore<V>> {

	private final KeyValueBytesStoreSupplier stores;

	private final Serde<V> values;

	WriteBehindStoreBuilder(KeyValueBytesStoreSupplier stores, Serde<V> values) {
		super(stores.name(), Serdes.String(), values, Time.SYSTEM);
		this.stores = stores;
		this.values = values;
	}

	@Override
	public WriteBehindStore<V> build() {
		StoreBuilder<KeyValueStore<String, V>> store = Stores.keyValueStoreBuilder(this.stores, Serdes.String(),
				this.values);
		return new WriteBehindStore<>(
				(loggingEnabled() ? store.withLoggingEnabled(logConfig()) : store.withLoggingDisabled()).build());
	}

}
