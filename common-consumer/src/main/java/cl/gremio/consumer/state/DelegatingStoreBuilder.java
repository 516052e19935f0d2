package cl.gremio.consumer.state;

import java.util.Map;
import java.util.function.Function;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Builds a store that wraps another one.
 *
 * @param <S> the wrapped store
 * @param <T> the store that wraps it
 */
final class DelegatingStoreBuilder<S extends StateStore, T extends StateStore> implements StoreBuilder<T> {

	private final StoreBuilder<S> delegate;

	private final Function<S, T> wrapper;

	DelegatingStoreBuilder(StoreBuilder<S> delegate, Function<S, T> wrapper) {
		this.delegate = delegate;
		this.wrapper = wrapper;
	}

	@Override
	public T build() {
		return this.wrapper.apply(this.delegate.build());
	}

	@Override
	public StoreBuilder<T> withCachingEnabled() {
		this.delegate.withCachingEnabled();
		return this;
	}

	@Override
	public StoreBuilder<T> withCachingDisabled() {
		this.delegate.withCachingDisabled();
		return this;
	}

	@Override
	public StoreBuilder<T> withLoggingEnabled(Map<String, String> config) {
		this.delegate.withLoggingEnabled(config);
		return this;
	}

	@Override
	public StoreBuilder<T> withLoggingDisabled() {
		this.delegate.withLoggingDisabled();
		return this;
	}

	@Override
	public Map<String, String> logConfig() {
		return this.delegate.logConfig();
	}

	@Override
	public boolean loggingEnabled() {
		return this.delegate.loggingEnabled();
	}

	@Override
	public String name() {
		return this.delegate.name();
	}

}
