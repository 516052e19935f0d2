package cl.gremio.consumer.state;

import java.util.Map;
import java.util.function.Function;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds a store around another's.
 *
 * @param <S> the store within
 * @param <T> the store around it
 */
final class DelegatingStoreBuilder<S extends StateStore, T extends StateStore> implements StoreBuilder<T> {

	private final StoreBuilder<S> within;

	private final Function<S, T> around;

	DelegatingStoreBuilder(StoreBuilder<S> within, Function<S, T> around) {
		this.within = within;
		this.around = around;
	}

	@Override
	public T build() {
		return this.around.apply(this.within.build());
	}

	@Override
	public StoreBuilder<T> withCachingEnabled() {
		this.within.withCachingEnabled();
		return this;
	}

	@Override
	public StoreBuilder<T> withCachingDisabled() {
		this.within.withCachingDisabled();
		return this;
	}

	@Override
	public StoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
		this.within.withLoggingEnabled(config);
		return this;
	}

	@Override
	public StoreBuilder<T> withLoggingDisabled() {
		this.within.withLoggingDisabled();
		return this;
	}

	@Override
	public Map<String, String> logConfig() {
		return this.within.logConfig();
	}

	@Override
	public boolean loggingEnabled() {
		return this.within.loggingEnabled();
	}

	@Override
	public String name() {
		return this.within.name();
	}

}
