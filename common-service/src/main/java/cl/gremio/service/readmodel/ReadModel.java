package cl.gremio.service.readmodel;

import java.time.Duration;
import java.util.stream.Stream;

import cl.gremio.service.BackgroundLoop;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The local copy of the result topics: rows on disk and the reader that fills them. It
 * goes on answering while Kafka is away.
 */
public final class ReadModel implements SmartLifecycle, AutoCloseable {

	private static final Duration BACKOFF = Duration.ofMillis(500);

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final RowStore store;

	private final FactReader reader;

	private final BackgroundLoop loop;

	ReadModel(RowStore store, FactReader reader) {
		this.store = store;
		this.reader = reader;
		this.loop = new BackgroundLoop("read-model", "Filling the read model", BACKOFF, reader);
	}

	RowStore store() {
		return this.store;
	}

	/** As {@link Table#rows}, as they are stored. */
	Stream<byte[]> rows(String table, String prefix, @Nullable String after) {
		return this.store.ascending(RowKey.of(table, prefix),
				(after != null) ? RowKey.of(table, prefix + after) : null);
	}

	/** Whether the read model has been filled to the end once. */
	public boolean isFilled() {
		return this.reader.isFilled();
	}

	@Override
	public void start() {
		this.loop.start();
	}

	@Override
	public void stop() {
		this.loop.askToStop();
		this.reader.wakeUp();
		this.loop.stop(STOP_TIMEOUT);
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

	@Override
	public void close() {
		this.store.close();
	}

}
