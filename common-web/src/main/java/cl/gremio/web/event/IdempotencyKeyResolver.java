package cl.gremio.web.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Resolves an {@link IdempotencyKey} argument from the request's header. */
public class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {

	private static final int MAX_LENGTH = 200;

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == IdempotencyKey.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binderFactory) throws InvalidEventException {
		String[] values = request.getHeaderValues(IdempotencyKey.HEADER);
		if (values == null || values.length == 0) {
			return IdempotencyKey.NONE;
		}
		if (values.length > 1) {
			throw invalid("must not be given more than once");
		}
		String key = Text.trim(text(values[0]));
		if (key.isEmpty() || key.codePointCount(0, key.length()) > MAX_LENGTH) {
			throw invalid("must be 1 to " + MAX_LENGTH + " characters");
		}
		return new IdempotencyKey(key);
	}

	/** The container reads a header byte by byte; curl sends UTF-8. */
	private static String text(String header) {
		try {
			return UTF_8.newDecoder().decode(ByteBuffer.wrap(header.getBytes(ISO_8859_1))).toString();
		}
		catch (CharacterCodingException ex) {
			return header;
		}
	}

	private static InvalidEventException invalid(String message) {
		return new InvalidEventException(List.of(new FieldError(IdempotencyKey.HEADER, message)));
	}

}
