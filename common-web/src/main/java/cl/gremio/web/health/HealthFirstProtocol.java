package cl.gremio.web.health;

import org.apache.coyote.http11.Http11NioProtocol;

/**
 * Tomcat's HTTP/1.1, in which health checks are answered while all of Tomcat's threads
 * are taken. Tomcat creates it by its name.
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

}
