package cl.gremio.traffic;

import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request and its answer.
 *
 * @param path the path of the request, percent-encoded, without the query
 * @param requestType the {@code Content-Type} of the request
 * @param request the body of the request, or {@code null} if it is unknown
 * @param responseType the {@code Content-Type} of the answer
 * @param response the body of the answer, or {@code null} if it is unknown
 */
public record Exchange(String method, String path, @Nullable String requestType, byte @Nullable [] request, int status,
		@Nullable String responseType, byte @Nullable [] response) {

	/** The media type of the request, without parameters. */
	String requestMediaType() {
		return mediaType(this.requestType);
	}

	/** The media type of the answer, without parameters. */
	String responseMediaType() {
		return mediaType(this.responseType);
	}

	private static String mediaType(@Nullable String header) {
		return (header != null) ? header.replaceFirst(";.*", "").strip() : "";
	}

	/**
	 * The body of the request, in UTF-8 unless its type says otherwise, without a BOM.
	 */
	String requestText() {
		MediaType type = MediaType.parseMediaType(this.requestType);
		String text = new String(this.request, (type.getCharset() != null) ? type.getCharset() : UTF_8);
		return text.startsWith("\uFEFF") ? text.substring(1) : text;
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.status;
	}

}
