package cl.gremio.producer.bulk;

import java.io.IOException;
import java.io.InputStream;

/** A body, seen through a window that holds one element at a time. */
final class Window {

	private static final int SPARE = 65_536;

	private final InputStream body;

	private final byte[] bytes;

	private int start;

	private int position;

	private int end;

	private boolean cut;

	/**
	 * Opens a window on a body.
	 * @param longest the most bytes of an element that are kept
	 */
	Window(InputStream body, int longest) {
		this.body = body;
		this.bytes = new byte[longest + SPARE];
	}

	/** The next byte, or -1 at the body's end. */
	int next() throws IOException {
		return (this.position < this.end || fill()) ? this.bytes[this.position++] & 0xff : -1;
	}

	/** Passes over what some editors put in front of UTF-8. */
	void skipByteOrderMark() throws IOException {
		fill();
		boolean marked = this.end >= 3 && this.bytes[0] == (byte) 0xef && this.bytes[1] == (byte) 0xbb
				&& this.bytes[2] == (byte) 0xbf;
		this.position = marked ? 3 : 0;
	}

	/** An element begins with the next byte. */
	void begin() {
		this.start = this.position;
		this.cut = false;
	}

	/** Where the bytes are that were read since the beginning of the element. */
	byte[] bytes() {
		return this.bytes;
	}

	int start() {
		return this.start;
	}

	int length() {
		return this.position - this.start;
	}

	/** Whether the element was longer than the window, and its beginning is gone. */
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
