package cl.gremio.model.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text that tells one thing from another. It is read strictly: a decoder that replaces
 * what is no UTF-8 by U+FFFD makes different bytes one text.
 */
public final class Utf8 {

	private Utf8() {
	}

	/**
	 * Decodes bytes, all of them UTF-8.
	 * @throws CharacterCodingException if one is not, or is a surrogate's or not the
	 * shortest form
	 */
	public static String decode(byte[] bytes) throws CharacterCodingException {
		return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

}
