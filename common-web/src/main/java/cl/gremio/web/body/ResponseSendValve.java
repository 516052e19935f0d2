package cl.gremio.web.body;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

import cl.gremio.web.connector.ReservedThreads;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.http.HttpHeaders;

/**
 * Sends the answers that fit into Tomcat's buffer. Tomcat's thread waits until the
 * client's connection takes the answer; a client that sends requests and never reads
 * would hold one thread. Only some threads may send at once; while they do, further
 * answers are sent {@linkplain ResponseSendListener without a thread}. So are all answers
 * to health checks on reserved threads.
 */
public class ResponseSendValve extends ValveBase {

	private final Semaphore senders;

	private final Duration timeout;

	/**
	 * Creates a valve.
	 * @param threads how many threads may send at once
	 * @param timeout after which an answer is cut off that is sent without a thread
	 */
	public ResponseSendValve(int threads, Duration timeout) {
		super(true);
		this.senders = new Semaphore(threads);
		this.timeout = timeout;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		boolean reserved = ReservedThreads.isCurrent();
		if (reserved) {
			// The next request on this connection must not get this thread
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		getNext().invoke(request, response);
		if (request.isAsync()) {
			return;
		}
		if (!reserved && this.senders.tryAcquire()) {
			try {
				response.finishResponse();
			}
			finally {
				this.senders.release();
			}
		}
		// A malformed request has no context, and Tomcat closes its connection
		else if (request.getContext() != null) {
			request.setAsyncSupported(true);
			AsyncContext async = request.startAsync();
			async.setTimeout(this.timeout.toMillis());
			ResponseSendListener.send(async);
		}
	}

}
