package cl.gremio.web.body;

import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * A route that takes many events at once, as NDJSON or as a JSON array. A service with
 * such a route declares a bean of this type.
 *
 * @param path the path of the route
 * @param maxBody the largest body
 * @param maxReceived the memory that bodies may take at once before they are read; a body
 * beyond that is answered 503
 */
public record BulkRoute(String path, DataSize maxBody, DataSize maxReceived) {

	/** The type of a body with one event a line. */
	public static final MediaType NDJSON = MediaType.parseMediaType("application/x-ndjson");

	/** Whether a request may bring many events. JSON may be an array or an object. */
	public boolean mayTake(HttpServletRequest request) {
		String type = request.getContentType();
		try {
			return type != null && "POST".equals(request.getMethod())
					&& request.getRequestURI().equals(request.getContextPath() + this.path)
					&& mayHoldMany(MediaType.parseMediaType(type));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	/** Whether a request announces NDJSON. */
	static boolean isNdjson(HttpServletRequest request) {
		String type = request.getContentType();
		return type != null && type.toLowerCase(Locale.ROOT).startsWith(NDJSON.toString());
	}

	private static boolean mayHoldMany(MediaType type) {
		return NDJSON.includes(type) || MediaType.APPLICATION_JSON.includes(type);
	}

}
