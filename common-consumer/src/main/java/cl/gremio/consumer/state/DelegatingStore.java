package cl.gremio.consumer.state;

import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;

/**
 * A store that wraps another one and has the same life cycle.
 *
 * @param <S> the wrapped store
 */
abstract class DelegatingStore<S extends StateStore> implements StateStore {

	private final S delegate;

	DelegatingStore(S delegate) {
		this.delegate = delegate;
	}

	final S delegate() {
		return this.delegate;
	}

	@Override
	public String name() {
		return this.delegate.name();
	}

	@Override
	public void init(StateStoreContext context, StateStore root) {
		this.delegate.init(context, root);
	}

	@Override
	public void flush() {
		this.delegate.flush();
	}

	@Override
	public void close() {
		this.delegate.close();
	}

	@Override
	public boolean persistent() {
		return this.delegate.persistent();
	}

	@Override
	public boolean isOpen() {
		return this.delegate.isOpen();
	}

}
