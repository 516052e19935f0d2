package cl.gremio.web.body;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * Sends an answer that fits into the response's buffer, and ends the request when the
 * client's connection has taken the answer. No thread waits for the client. Tomcat's own
 * way to end a request keeps a thread until then.
 */
public final class ResponseSendListener implements WriteListener, AsyncListener {

	private static final Log log = LogFactory.getLog(ResponseSendListener.class);

	/** The response's buffer holds the whole answer. */
	private static final byte[] BUFFERED = {};

	private final AsyncContext async;

	private final TomcatConnection connection;

	private final byte[] body;

	/** Written by Tomcat's threads, one at a time. */
	private boolean flushed;

	private ResponseSendListener(AsyncContext async, TomcatConnection connection, byte[] body) {
		this.async = async;
		this.connection = connection;
		this.body = body;
	}

	/** Sends the answer that is in the response's buffer. */
	public static void send(AsyncContext async) throws IOException {
		send(async, BUFFERED);
	}

	/**
	 * Sends the answer of an asynchronous request. A thread of Tomcat writes headers and
	 * body as one packet.
	 * @param body what the response's buffer does not hold yet; its length is in the
	 * headers
	 */
	public static void send(AsyncContext async, byte[] body) throws IOException {
		TomcatConnection connection = TomcatConnection.of((HttpServletRequest) async.getRequest());
		if (connection == null) {
			// A test without Tomcat
			async.getResponse().getOutputStream().write(body);
			async.complete();
			return;
		}
		ResponseSendListener listener = new ResponseSendListener(async, connection, body);
		async.addListener(listener);
		connection.setWriteListener(listener);
	}

	@Override
	public void onWritePossible() throws IOException {
		if (!this.flushed) {
			this.flushed = true;
			this.async.getResponse().getOutputStream().write(this.body);
			this.async.getResponse().flushBuffer();
		}
		if (this.connection.isSent()) {
			this.async.complete();
		}
	}

	/** The client went away, or has taken no byte for too long. */
	@Override
	public void onError(Throwable ex) {
		log.debug("The client went away", ex);
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		this.connection.cutOff();
		this.async.complete();
	}

	@Override
	public void onError(AsyncEvent event) {
		// Tomcat ends the request
	}

	@Override
	public void onComplete(AsyncEvent event) {
		// The answer has been sent, or the client went away
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts this request again
	}

}
