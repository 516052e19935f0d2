package cl.gremio.web.connector;

import java.time.Duration;
import java.util.Locale;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP/1.1, in which the requests under way are bounded, and health checks are
 * answered while no other request is. Tomcat creates it by its name.
 */
public class HealthFirstProtocol extends Http11NioProtocol {

	private static final String REFUSAL_HEAD = "HTTP/1.1 503 \r\nContent-Type: application/problem+json\r\n"
			+ "Cache-Control: no-store\r\nRetry-After: %d\r\nConnection: close\r\nContent-Length: %d\r\n\r\n";

	private static final String REFUSAL_BODY = "{\"type\":\"about:blank\",\"title\":\"Service Unavailable\",\"status\":503,"
			+ "\"detail\":\"Too many requests are under way at the moment.\",\"outcome\":\"not-written\"}";

	private final HealthFirstEndpoint endpoint;

	/** Creates a protocol that knows no health checks yet. */
	public HealthFirstProtocol() {
		this(new HealthFirstEndpoint());
	}

	private HealthFirstProtocol(HealthFirstEndpoint endpoint) {
		super(endpoint);
		this.endpoint = endpoint;
	}

	/**
	 * Sets where health checks go.
	 * @param path the path of the health endpoint, in ASCII
	 */
	public void setHealthPath(String path) {
		this.endpoint.setHealthPath(path);
	}

	/**
	 * Bounds the requests under way.
	 * @param max how many there may be at once, at least 1
	 * @param maxWait for how long a further one may wait for its turn; then the answer is
	 * 503
	 * @param retryAfter when its client may try again, in whole seconds
	 */
	public void setBound(int max, Duration maxWait, Duration retryAfter) {
		setProcessorCache(max);
		this.endpoint.setBound(max, maxWait,
				String.format(Locale.ROOT, REFUSAL_HEAD, retryAfter.toSeconds(), REFUSAL_BODY.length()) + REFUSAL_BODY);
	}

}
