package cl.gremio.web.security;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import cl.gremio.model.security.Keys;

/**
 * The keys that count at the moment. In mode {@code open} there are none. A change of the
 * file counts within five seconds.
 */
public final class KeyRing {

	/** Written by the thread that watches the file. */
	private volatile Keys keys;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Creates a ring of known keys. */
	public KeyRing(Keys keys) {
		this.keys = keys;
	}

	/** The holder of a key, if the key counts. */
	public Optional<Caller> find(String key) {
		return this.keys.find(key).map(Caller::of);
	}

	/** The guild's secret, by which members are masked. */
	public byte[] secret() {
		return this.keys.secret().clone();
	}

	/** Calls a listener after each change of the keys. */
	public void onChange(Runnable listener) {
		this.listeners.add(listener);
	}

	/** Replaces the keys. */
	void replace(Keys changed) {
		this.keys = changed;
		this.listeners.forEach(Runnable::run);
	}

}
