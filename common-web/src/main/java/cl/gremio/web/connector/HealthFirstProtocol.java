package cl.gremio.web.connector;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP/1.1, in which the requests under way are bounded, and health checks are
 * answered while no other request is. Tomcat creates it by its name.
 */
public class HealthFirstProtocol extends Http11NioProtocol {

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
	 * Sets how many requests may be under way at once. A further one waits for its turn.
	 * @param max the number, at least 1
	 */
	public void setMaxRequests(int max) {
		this.endpoint.setMaxRequests(max);
		setProcessorCache(max);
	}

}
