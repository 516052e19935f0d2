package cl.gremio.web.event;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.MimeType;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** A body is refused with 415. The message lists the supported types. */
public final class UnsupportedBodyException extends HttpMediaTypeNotSupportedException {

	private static final int SHOWN = 60;

	private final HttpHeaders headers = new HttpHeaders();

	private UnsupportedBodyException(String detail, List<MediaType> supported) {
		super(detail, supported);
		getBody().setDetail(detail);
		this.headers.addAll(super.getHeaders());
	}

	static UnsupportedBodyException ofType(MediaType type, List<MediaType> supported) {
		String shown = type.getType() + "/" + type.getSubtype();
		return because("The Content-Type" + ((shown.length() <= SHOWN) ? " " + shown : "") + " is not taken here.",
				supported);
	}

	public static UnsupportedBodyException because(String reason, List<MediaType> supported) {
		List<String> names = supported.stream().map(MimeType::toString).toList();
		int last = names.size() - 1;
		String types = String.join(", ", names.subList(0, last)) + " or " + names.get(last);
		return new UnsupportedBodyException(
				reason + " Send " + types + "; JSON with curl needs -H 'Content-Type: application/json'.", supported);
	}

	static UnsupportedBodyException encoded(List<MediaType> supported) {
		UnsupportedBodyException unsupported = new UnsupportedBodyException(
				"The body is compressed or encoded, as its Content-Encoding says. Send it as it is, without that header.",
				supported);
		unsupported.headers.set(HttpHeaders.ACCEPT_ENCODING, "identity");
		return unsupported;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

}
