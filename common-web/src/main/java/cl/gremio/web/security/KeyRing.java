package cl.gremio.web.security;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import cl.gremio.model.security.Keys;
import cl.gremio.model.security.KeysFile;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.SettingsException;
import cl.gremio.service.WorkerThread;
import cl.gremio.service.storage.FileErrors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that count at the moment. In mode {@code open} there are none, and no thread.
 * In mode {@code keys} a thread reads the file each second. If the file is missing, no
 * key counts. If the file is malformed, the keys of before count.
 */
public final class KeyRing implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(KeyRing.class);

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final @Nullable KeysFile file;

	private final @Nullable WorkerThread watch;

	/** Written by the thread that watches the file. */
	private volatile Keys keys = Keys.withoutSecret();

	/** Creates the ring of a mode. */
	KeyRing(SecurityProperties properties) {
		this.file = (properties.needsKeys() && properties.keysFile() != null) ? new KeysFile(properties.keysFile())
				: null;
		this.watch = (this.file != null)
				? new WorkerThread("keys", "Reading the file of the keys", PERIOD, (run) -> watch(run)) : null;
	}

	/**
	 * Reads the file.
	 * @throws SettingsException if the file can't be read or is malformed
	 */
	void start() {
		if (this.file != null) {
			try {
				if (!refresh()) {
					logger.warn("No key counts: {} is missing. Make the first with ./gremio keys new",
							OneLine.of(this.file.path().toString()));
				}
			}
			catch (IOException ex) {
				throw new SettingsException("gremio.security.keys-file can't be used: "
						+ FileErrors.explain(ex).orElseGet(() -> String.valueOf(ex.getMessage())));
			}
			this.watch.start();
		}
	}

	private void watch(WorkerThread.Run run) throws IOException {
		refresh();
		run.recovered();
	}

	/** Whether there is a file. */
	private boolean refresh() throws IOException {
		Optional<Keys> read = Objects.requireNonNull(this.file).read();
		Keys changed = read.orElseGet(() -> this.keys.withoutAll());
		if (!changed.equals(this.keys)) {
			this.keys = changed;
			this.listeners.forEach(Runnable::run);
		}
		return read.isPresent();
	}

	/** The holder of a key, if the key counts. */
	public Optional<Caller> find(String key) {
		return this.keys.find(key).map(Caller::of);
	}

	/** Whether a request with this authentication would still be let in. */
	public boolean isValid(@Nullable CallerAuthentication authentication) {
		String key = (authentication != null) ? authentication.getCredentials() : null;
		return key == null || find(key).filter(authentication.getPrincipal()::equals).isPresent();
	}

	/** The guild's secret, by which members are masked. */
	public byte[] secret() {
		return this.keys.secret();
	}

	/** Calls a listener after each change of the keys. */
	public void onChange(Runnable listener) {
		this.listeners.add(listener);
	}

	@Override
	public void close() {
		if (this.watch != null) {
			this.watch.askToStop();
		}
	}

}
