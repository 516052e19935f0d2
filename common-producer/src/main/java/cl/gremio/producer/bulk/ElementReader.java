package cl.gremio.producer.bulk;

import java.io.IOException;

import cl.gremio.model.wire.TextPosition;
import org.jspecify.annotations.Nullable;

/** Reads the elements of a body, one after the other. Used by one thread. */
abstract class ElementReader {

	private final Window window;

	private int number;

	private int length;

	private @Nullable String fault;

	ElementReader(Window window) {
		this.window = window;
	}

	/**
	 * Goes to the next element.
	 * @return whether there is one
	 */
	abstract boolean next() throws IOException;

	/** Describes a position in the element as a position in the body. */
	abstract String place(TextPosition inElement);

	/** Goes to an element of this many bytes, the last that were read. */
	void setElement(int length) {
		this.number++;
		this.length = length;
		this.fault = null;
	}

	/** Marks the body as malformed at this element. */
	void setFault(String fault) {
		this.fault = fault;
	}

	/** The element's number, from 1. */
	int number() {
		return this.number;
	}

	/**
	 * The reason why the bytes of the element must not be parsed; {@code null} if they
	 * may be.
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
