package cl.gremio.service.http;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.catalina.Context;
import org.apache.catalina.core.StandardContext;
import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;

/**
 * The connection on which a request came, below the servlet API, which does not tell how
 * much has arrived.
 */
final class Connection {

	private static final String NAME = Connection.class.getName();

	private final Request request;

	private final Context context;

	private Connection(Request request, Context context) {
		this.request = request;
		this.context = context;
	}

	/** Lets a request's connection be found by {@link #of}. */
	static void remember(org.apache.catalina.connector.Request request) {
		request.setAttribute(NAME, new Connection(request.getCoyoteRequest(), request.getContext()));
	}

	/** The connection of a request that Tomcat has {@linkplain #remember told of}. */
	static Connection of(HttpServletRequest request) {
		return (Connection) request.getAttribute(NAME);
	}

	/** How much of a body of known length can be read without waiting, in bytes. */
	int available() {
		this.request.action(ActionCode.AVAILABLE, Boolean.TRUE);
		return this.request.getAvailable();
	}

	/** What the client still sends, whether or not it has been answered. */
	UnreadBody unread() {
		return new UnreadBody(this.request);
	}

	/**
	 * Closes it when the asynchronous request ends, and counts that as ended: Tomcat does
	 * not after an early close, and would wait for it before it stops.
	 */
	void abandon(UnreadBody body) {
		body.abandon();
		if (this.context instanceof StandardContext counting) {
			counting.decrementInProgressAsyncCount();
		}
	}

}
