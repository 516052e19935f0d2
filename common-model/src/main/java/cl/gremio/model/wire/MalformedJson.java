package cl.gremio.model.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.regex.Pattern;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Explains to the sender why bytes are not JSON. */
final class MalformedJson {

	private static final String KIND = "malformed JSON";

	private static final int HEAD = 200;

	private static final Pattern FORM = Pattern.compile("\\w+=");

	private final byte[] bytes;

	private final int start;

	private final int end;

	MalformedJson(byte[] bytes, int offset, int length) {
		this.bytes = bytes;
		this.start = offset;
		this.end = offset + length;
	}

	/** Jackson's own decoder accepts surrogates, and forms that are not the shortest. */
	void refuseUnlessUtf8() throws InvalidEventException {
		int ascii = this.start;
		while (ascii < this.end && this.bytes[ascii] >= 0) {
			ascii++;
		}
		ByteBuffer rest = ByteBuffer.wrap(this.bytes, ascii, this.end - ascii);
		if (rest.hasRemaining()
				&& UTF_8.newDecoder().decode(rest, CharBuffer.allocate(rest.remaining()), true).isError()) {
			throw new MalformedEventException("malformed text", at(rest.position()),
					isCompressed() ? "it is compressed; send it as it is"
							: "it is not in UTF-8; in a Windows console, run chcp 65001 before");
		}
	}

	/**
	 * Whether text that is not in UTF-8 begins as gzip does. The first byte is ASCII, so
	 * another follows.
	 */
	private boolean isCompressed() {
		return this.bytes[this.start] == 0x1f && this.bytes[this.start + 1] == (byte) 0x8b;
	}

	InvalidEventException because(JacksonException ex) {
		if (ex instanceof StreamConstraintsException) {
			return new InvalidEventException(KIND + ": it is nested too deeply");
		}
		TokenStreamLocation place = ex.getLocation();
		if (ex instanceof UnexpectedEndOfInputException || (place != null && at(place).equals(at(this.end)))) {
			return new MalformedEventException(KIND, at(this.end), "it ends too early");
		}
		return (place != null) ? new MalformedEventException(KIND, at(place), hint())
				: new InvalidEventException(KIND + ": " + hint());
	}

	/** Creates the error for text that follows the object. */
	InvalidEventException followed(TokenStreamLocation place) {
		return new MalformedEventException(KIND, at(place),
				"nothing may follow the object; many sales at once are a JSON array or application/x-ndjson");
	}

	private String hint() {
		String head = Text.trim(new String(this.bytes, this.start, Math.min(HEAD, this.end - this.start), UTF_8));
		if (head.startsWith("'")) {
			return "it begins with a single quote; a Windows console takes \"{\\\"client\\\":\\\"Ana\\\"}\"";
		}
		return FORM.matcher(head).lookingAt() ? "it looks like a form, which is application/x-www-form-urlencoded"
				: "names and text stand in double quotes, with \\n for a line break, a comma stands between fields only,"
						+ " and a number has no zeros before it";
	}

	private TextPosition at(TokenStreamLocation place) {
		return TextPosition.of(this.bytes, this.start, this.end, place.getLineNr(), place.getColumnNr());
	}

	private TextPosition at(int place) {
		return TextPosition.of(this.bytes, this.start, place);
	}

}
