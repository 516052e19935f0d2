package cl.gremio.web.stream;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.WriteListener;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * Hears what Tomcat reports about an answer.
 *
 * @param writable runs when the socket takes bytes
 * @param gone runs when there is no client anymore
 * @param late runs when the answer has taken too long
 */
record AnswerListener(Runnable writable, Runnable gone, Runnable late) implements WriteListener, AsyncListener {

	private static final Log log = LogFactory.getLog(AnswerListener.class);

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
		this.late.run();
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts this request again
	}

}
