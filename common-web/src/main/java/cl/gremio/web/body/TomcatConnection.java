package cl.gremio.web.body;

import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a request, below the servlet API, which does not tell how much of a
 * body has arrived.
 */
public final class TomcatConnection {

	private static final String NAME = TomcatConnection.class.getName();

	private final Request request;

	private TomcatConnection(Request request) {
		this.request = request;
	}

	/** Stores a request's connection for {@link #of}. */
	static void remember(org.apache.catalina.connector.Request request) {
		request.setAttribute(NAME, new TomcatConnection(request.getCoyoteRequest()));
	}

	/**
	 * The connection of a request that was {@linkplain #remember stored}, or {@code null}
	 * without Tomcat.
	 */
	public static @Nullable TomcatConnection of(HttpServletRequest request) {
		return (TomcatConnection) request.getAttribute(NAME);
	}

	/** The bytes of a body of known length that can be read without waiting. */
	int available() {
		this.request.action(ActionCode.AVAILABLE, Boolean.TRUE);
		return this.request.getAvailable();
	}

	/** Drains what the client still sends after the answer. */
	InputDrain drain() {
		return new InputDrain(this.request);
	}

	/** Calls a listener, in Tomcat's threads, when the answer can be written or sent. */
	void setWriteListener(WriteListener listener) {
		this.request.getResponse().setWriteListener(listener);
	}

	/**
	 * Whether the connection has taken all that was written. If not, Tomcat calls the
	 * write listener when it has.
	 */
	boolean isSent() {
		return this.request.getResponse().isReady();
	}

	/** Closes the connection within an answer, so that the client notices the cut. */
	public void cutOff() {
		this.request.action(ActionCode.CLOSE_NOW, null);
	}

}
