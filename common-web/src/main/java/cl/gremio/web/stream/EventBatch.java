package cl.gremio.web.stream;

import java.io.ByteArrayOutputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Collects events in the format of {@code text/event-stream}. Used by one thread at a
 * time.
 */
public final class EventBatch {

	private static final byte[] EVENT = "event: ".getBytes(US_ASCII);

	private static final byte[] ID = "\nid: ".getBytes(US_ASCII);

	private static final byte[] DATA = "\ndata: ".getBytes(US_ASCII);

	private static final byte[] END = "\n\n".getBytes(US_ASCII);

	private final ByteArrayOutputStream text = new ByteArrayOutputStream();

	/**
	 * Adds an event.
	 * @param name the event's name, in ASCII
	 * @param id any text, which is written percent-encoded; {@code null} for none
	 * @param data the event's data in UTF-8, such as JSON; each of its lines becomes a
	 * line of data
	 */
	public EventBatch add(String name, @Nullable String id, byte[] data) {
		this.text.writeBytes(EVENT);
		this.text.writeBytes(name.getBytes(US_ASCII));
		if (id != null) {
			this.text.writeBytes(ID);
			this.text.writeBytes(UriUtils.encode(id, UTF_8).getBytes(US_ASCII));
		}
		addLines(data);
		this.text.writeBytes(END);
		return this;
	}

	private void addLines(byte[] data) {
		int start = 0;
		for (int i = 0; i < data.length; i++) {
			if (data[i] == '\n' || data[i] == '\r') {
				addLine(data, start, i);
				boolean isPair = data[i] == '\r' && i + 1 < data.length && data[i + 1] == '\n';
				i += isPair ? 1 : 0;
				start = i + 1;
			}
		}
		addLine(data, start, data.length);
	}

	private void addLine(byte[] data, int start, int end) {
		this.text.writeBytes(DATA);
		this.text.write(data, start, end - start);
	}

	/** The size of the text in bytes. */
	public int size() {
		return this.text.size();
	}

	/** Returns the text of the events, and begins anew. */
	public byte[] take() {
		byte[] taken = this.text.toByteArray();
		this.text.reset();
		return taken;
	}

}
