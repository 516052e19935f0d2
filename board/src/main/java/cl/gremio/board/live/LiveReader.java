package cl.gremio.board.live;

import java.util.function.Consumer;

import cl.gremio.web.stream.BatchSource;
import org.jspecify.annotations.Nullable;

/** A reader of {@code /live}. */
final class LiveReader implements BatchSource {

	private final Journal.Position position;

	private final Runnable more;

	private final Consumer<LiveReader> afterEnd;

	/** The first event. Used by one thread at a time, as the source. */
	private byte @Nullable [] greeting;

	/**
	 * Creates a reader.
	 * @param greeting the first event
	 * @param more called when there is more to read; must not block
	 * @param afterEnd called when the reader has gone
	 */
	LiveReader(byte[] greeting, Journal.Position position, Runnable more, Consumer<LiveReader> afterEnd) {
		this.greeting = greeting;
		this.position = position;
		this.more = more;
		this.afterEnd = afterEnd;
	}

	/** There is more to read. */
	void wake() {
		this.more.run();
	}

	@Override
	public byte @Nullable [] next() {
		byte[] first = this.greeting;
		this.greeting = null;
		return (first != null) ? first : this.position.next();
	}

	@Override
	public void close() {
		this.afterEnd.accept(this);
	}

}
