package cl.gremio.web.body;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * Where a service takes many events at once, as NDJSON or as a JSON array. A service that
 * does has one as a bean.
 *
 * @param path to which they are posted
 * @param maxBody the largest body
 * @param maxReceived how much of such bodies may be in memory at once, before they are
 * read; more are answered 503
 */
public record BulkRoute(String path, DataSize maxBody, DataSize maxReceived) {

	/** A line of JSON is an event. */
	public static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

	/** Whether a request may bring many events; if it is JSON, its body tells. */
	boolean mayTake(HttpServletRequest request) {
		String type = request.getContentType();
		try {
			return type != null && "POST".equals(request.getMethod())
					&& request.getRequestURI().equals(request.getContextPath() + this.path)
					&& isOfMany(MediaType.parseMediaType(type));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/** Whether a request says that it brings a line for each event. */
	static boolean isNdjson(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(NDJSON.toString());
	}

	private static boolean isOfMany(MediaType type) {
		return NDJSON.includes(type) || MediaType.APPLICATION_JSON.includes(type);
	}

}
