package cl.gremio.model.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Decodes the text of keys and ids strictly. A decoder that replaces invalid bytes by
 * U+FFFD would make one text of different bytes.
 */
public final class Utf8 {

	private Utf8() {
	}

	/**
	 * Decodes bytes.
	 * @throws CharacterCodingException if they are not UTF-8, or hold a surrogate or an
	 * overlong form
	 */
	public static String decode(byte[] bytes) throws CharacterCodingException {
		return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
	}

}
