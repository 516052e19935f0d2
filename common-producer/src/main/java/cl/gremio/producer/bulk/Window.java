package cl.gremio.producer.bulk;

import java.io.IOException;
import java.io.InputStream;

/** A buffer of a body that holds one element at a time. Used by one thread. */
final class Window {

	private static final int SPARE = 65_536;

	private final InputStream body;

	private final byte[] bytes;

	private int start;

	private int position;

	private int end;

	private boolean cut;

	/**
	 * A window at the start of a body.
	 * @param longest how many bytes of an element are kept at most
	 */
	Window(InputStream body, int longest) {
		this.body = body;
		this.bytes = new byte[longest + SPARE];
	}

	/** The next byte, or -1 at the body's end. */
	int next() throws IOException {
		return (this.position < this.end || fill()) ? this.bytes[this.position++] & 0xff : -1;
	}

	/** Skips the byte order mark that some editors put before UTF-8. */
	void skipByteOrderMark() throws IOException {
		fill();
		boolean marked = this.end >= 3 && this.bytes[0] == (byte) 0xef && this.bytes[1] == (byte) 0xbb
				&& this.bytes[2] == (byte) 0xbf;
		this.position = marked ? 3 : 0;
	}

	/** Begins an element with the next byte. */
	void begin() {
		this.start = this.position;
		this.cut = false;
	}

	/** The buffer, which has the element from {@link #start()} on. */
	byte[] bytes() {
		return this.bytes;
	}

	int start() {
		return this.start;
	}

	int length() {
		return this.position - this.start;
	}

	/** Whether the element is longer than the window, so that its start is lost. */
	boolean isCut() {
		return this.cut;
	}

	private boolean fill() throws IOException {
		int kept = this.position - this.start;
		if (kept == this.bytes.length) {
			this.cut = true;
			kept = 0;
		}
		System.arraycopy(this.bytes, this.position - kept, this.bytes, 0, kept);
		this.start = 0;
		this.position = kept;
		int count = this.body.read(this.bytes, kept, this.bytes.length - kept);
		this.end = kept + Math.max(0, count);
		return count > 0;
	}

}
