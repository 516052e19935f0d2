package cl.gremio.web.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Resolves the types that a client accepts: by {@code ?formato=}, or else by
 * {@code Accept}. Ignores types in another charset than UTF-8, because all answers are in
 * UTF-8, and other parameters of types.
 */
public class AcceptStrategy implements ContentNegotiationStrategy {

	/** The query parameter that chooses a type. */
	public static final String PARAMETER = "formato";

	/** The values of the parameter. */
	public static final Map<String, MediaType> FORMATS = Map.of("csv", new MediaType("text", "csv"), "json",
			MediaType.APPLICATION_JSON);

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		MediaType format = format(request);
		if (format != null) {
			return List.of(format);
		}
		Set<MediaType> types = new LinkedHashSet<>();
		for (MediaType type : this.header.resolveMediaTypes(request)) {
			if (isPossible(type)) {
				types.add(new MediaType(type.getType(), type.getSubtype()));
			}
		}
		if (types.isEmpty()) {
			throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
		}
		return new ArrayList<>(types);
	}

	/**
	 * Quality 0 refuses a type. {@code *+json} is no media range, though Spring says so.
	 */
	private static boolean isPossible(MediaType type) {
		boolean isUtf8 = type.getCharset() == null || UTF_8.equals(type.getCharset());
		return isUtf8 && type.getQualityValue() > 0 && !type.getSubtype().startsWith("*+");
	}

	/**
	 * A malformed query names no format here: Spring asks for the types of an error's
	 * answer, too. Where a query counts, it is refused when its parameters are read.
	 */
	private static @Nullable MediaType format(NativeWebRequest request) {
		try {
			String name = request.getParameter(PARAMETER);
			return (name != null) ? FORMATS.get(name.toLowerCase(Locale.ROOT)) : null;
		}
		catch (InvalidParameterException ex) {
			return null;
		}
	}

}
