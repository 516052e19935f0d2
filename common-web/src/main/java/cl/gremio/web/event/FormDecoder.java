package cl.gremio.web.event;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import cl.gremio.model.wire.InvalidEventException;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Decodes {@code application/x-www-form-urlencoded}, strictly. */
final class FormDecoder {

	private static final int HEAD = 200;

	/** The beginning of JSON, escaped or not, maybe in quotes of a Windows console. */
	private static final Pattern JSON = Pattern.compile("(\\s|\\+|%20|%0[ad]|%22|%27|['\"])*(\\{|\\[|%7b|%5b)",
			Pattern.CASE_INSENSITIVE);

	private FormDecoder() {
	}

	static Map<String, List<String>> decode(byte[] body, Charset charset) throws InvalidEventException {
		Map<String, List<String>> fields = new LinkedHashMap<>();
		// In Latin-1 a character is a byte, so raw and escaped bytes are decoded alike
		for (String pair : new String(body, ISO_8859_1).split("&")) {
			if (!pair.isEmpty()) {
				int equals = (pair + "=").indexOf('=');
				String name = decode(pair.substring(0, equals), charset);
				String value = decode(pair.substring(Math.min(equals + 1, pair.length())), charset);
				fields.computeIfAbsent(name, (key) -> new ArrayList<>()).add(value);
			}
		}
		return fields;
	}

	/** Whether a form is JSON, which curl sends as a form by default. */
	static boolean looksLikeJson(byte[] body) {
		return JSON.matcher(new String(body, 0, Math.min(HEAD, body.length), ISO_8859_1)).lookingAt();
	}

	private static String decode(String escaped, Charset charset) throws InvalidEventException {
		try {
			byte[] bytes = URLDecoder.decode(escaped, ISO_8859_1).getBytes(ISO_8859_1);
			return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidEventException("malformed form: a % must be followed by two hexadecimal digits");
		}
		catch (CharacterCodingException ex) {
			throw new InvalidEventException("malformed form: it is not in " + charset
					+ "; in a Windows console, run chcp 65001 before, and send UTF-8");
		}
	}

}
