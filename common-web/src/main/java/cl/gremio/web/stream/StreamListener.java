package cl.gremio.web.stream;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * Hears what Tomcat reports about a stream.
 *
 * @param writable runs when the socket takes bytes
 * @param gone runs when there is no client anymore
 */
record StreamListener(Runnable writable, Runnable gone) implements WriteListener, AsyncListener {

	private static final Log log = LogFactory.getLog(StreamListener.class);

	@Override
	public void onWritePossible() {
		this.writable.run();
	}

	@Override
	public void onError(Throwable ex) {
		log.debug("The client went away", ex);
		this.gone.run();
	}

	@Override
	public void onError(AsyncEvent event) {
		this.gone.run();
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.gone.run();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// A stream has no timeout
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts this request again
	}

}
