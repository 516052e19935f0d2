package cl.gremio.producer.bulk;

import java.io.IOException;

import cl.gremio.model.wire.TextPosition;
import org.jspecify.annotations.Nullable;

/** The elements of a body, one after the other, in a {@link Window}. */
abstract class Elements {

	private final Window window;

	private int number;

	private int length;

	private @Nullable String fault;

	Elements(Window window) {
		this.window = window;
	}

	/**
	 * Goes to the next element.
	 * @return whether there is one
	 */
	abstract boolean next() throws IOException;

	/** A place in the element, as one of the whole body. */
	abstract String place(TextPosition inElement);

	/** There is one more element, so many bytes long. */
	void count(int length) {
		this.number++;
		this.length = length;
		this.fault = null;
	}

	/** The form of the body is broken at this element. */
	void isBroken(String fault) {
		this.fault = fault;
	}

	/** The element's number, from 1. */
	int number() {
		return this.number;
	}

	/**
	 * Why the element can't be read, whatever its bytes say; {@code null} where they do.
	 */
	@Nullable String fault(int longest) {
		boolean tooLong = this.window.isCut() || this.length > longest;
		return (this.fault == null && tooLong) ? "must not be longer than " + longest + " bytes" : this.fault;
	}

	byte[] bytes() {
		return this.window.bytes();
	}

	int offset() {
		return this.window.start();
	}

	int length() {
		return this.length;
	}

}
