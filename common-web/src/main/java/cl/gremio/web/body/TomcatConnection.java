package cl.gremio.web.body;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * The connection on which a request came, below the servlet API, which does not tell how
 * much has arrived.
 */
public final class TomcatConnection {

	private static final String NAME = TomcatConnection.class.getName();

	private final Request request;

	private TomcatConnection(Request request) {
		this.request = request;
	}

	/** Lets a request's connection be found by {@link #of}. */
	static void remember(org.apache.catalina.connector.Request request) {
		request.setAttribute(NAME, new TomcatConnection(request.getCoyoteRequest()));
	}

	/** The connection of a request that Tomcat has {@linkplain #remember told of}. */
	public static TomcatConnection of(HttpServletRequest request) {
		return (TomcatConnection) request.getAttribute(NAME);
	}

	/** How much of a body of known length can be read without waiting, in bytes. */
	int available() {
		this.request.action(ActionCode.AVAILABLE, Boolean.TRUE);
		return this.request.getAvailable();
	}

	/** What the client still sends, whether or not it has been answered. */
	InputDrain unread() {
		return new InputDrain(this.request);
	}

	/** Ends it in the midst of an answer, whose end the client then misses. */
	public void cutOff() {
		this.request.action(ActionCode.CLOSE_NOW, null);
	}

}
