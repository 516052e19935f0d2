package cl.gremio.web.event;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Tells in which types a client takes an answer: by {@code ?formato=}, or else by
 * {@code Accept}. All text is UTF-8, so a type in another charset is none that it can be
 * given in; other parameters do not matter.
 */
public class AcceptStrategy implements ContentNegotiationStrategy {

	/** The parameter that chooses a type. */
	public static final String PARAMETER = "formato";

	/** Its values. */
	public static final Map<String, MediaType> FORMATS = Map.of("csv", new MediaType("text", "csv"), "json",
			MediaType.APPLICATION_JSON);

	private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

	@Override
	public List<MediaType> resolveMediaTypes(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
		MediaType format = format(request.getParameter(PARAMETER));
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
	 * A quality of 0 is a refusal; and no range is what Spring takes {@code *+json} for.
	 */
	private static boolean isPossible(MediaType type) {
		boolean isUtf8 = type.getCharset() == null || UTF_8.equals(type.getCharset());
		return isUtf8 && type.getQualityValue() > 0 && !type.getSubtype().startsWith("*+");
	}

	private static @Nullable MediaType format(@Nullable String name) {
		return (name != null) ? FORMATS.get(name.toLowerCase(Locale.ROOT)) : null;
	}

}
