package cl.gremio.web.event;

import java.nio.charset.CharacterCodingException;
import java.util.Collections;
import java.util.List;

import cl.gremio.model.wire.Utf8;
import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.Text;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads the header {@code Idempotency-Key}, which a client sends so that it may retry.
 */
final class IdempotencyKey {

	private static final String HEADER = "Idempotency-Key";

	private static final int MAX_LENGTH = 200;

	private IdempotencyKey() {
	}

	/** The key of a request, trimmed; {@code null} if the client sent none. */
	static @Nullable String of(HttpServletRequest request) throws InvalidEventException {
		List<String> values = Collections.list(request.getHeaders(HEADER));
		if (values.isEmpty()) {
			return null;
		}
		if (values.size() > 1) {
			throw invalid("must not be given more than once");
		}
		String key = Text.trim(decode(values.get(0)));
		if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_LENGTH) {
			throw invalid("must be 1 to " + MAX_LENGTH + " characters");
		}
		return key;
	}

	/** Tomcat decodes headers as Latin-1, but curl sends UTF-8. */
	private static String decode(String header) {
		try {
			return Utf8.decode(header.getBytes(ISO_8859_1));
		}
		catch (CharacterCodingException ex) {
			return header;
		}
	}

	private static InvalidEventException invalid(String message) {
		return new InvalidEventException(List.of(new FieldError(HEADER, message)));
	}

}
