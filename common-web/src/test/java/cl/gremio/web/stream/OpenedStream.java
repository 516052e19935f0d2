package cl.gremio.web.stream;

import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A stream with the batches that it is to write. */
final class OpenedStream implements BatchSource {

	final EventStream stream;

	private final Runnable closing;

	volatile boolean failing;

	final Queue<byte[]> batches = new ArrayBlockingQueue<>(100_000);

	OpenedStream(EventStream stream, Runnable closing) {
		this.stream = stream;
		this.closing = closing;
	}

	void send(String text) {
		this.batches.add(("data: " + text + "\n\n").getBytes(UTF_8));
		this.stream.wake();
	}

	@Override
	public byte[] next() {
		if (this.failing) {
			throw new IllegalStateException("a secret");
		}
		return this.batches.poll();
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
