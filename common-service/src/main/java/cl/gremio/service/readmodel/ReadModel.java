package cl.gremio.service.readmodel;

import java.time.Duration;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * The local copy of the result topics: rows on disk and the reader that fills them. It
 * goes on answering while Kafka is away.
 */
public final class ReadModel implements SmartLifecycle, AutoCloseable {

	private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

	private final RowStore store;

	private final FactReader reader;

	private volatile Thread thread;

	ReadModel(RowStore store, FactReader reader) {
		this.store = store;
		this.reader = reader;
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
		Thread reading = new Thread(this.reader, "read-model");
		reading.start();
		this.thread = reading;
	}

	@Override
	public void stop() {
		this.reader.stop();
		try {
			this.thread.join(STOP_TIMEOUT.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	@Override
	public void close() {
		this.store.close();
	}

}
