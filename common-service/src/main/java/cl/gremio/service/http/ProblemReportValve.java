package cl.gremio.service.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * Answers requests that Tomcat itself refuses, such as a malformed request line, with a
 * problem detail; and reads what a refused client is still sending, within a bound, so
 * that the client comes to read the answer. Tomcat does that too, but without a bound in
 * time.
 */
class ProblemReportValve extends ErrorReportValve {

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	/** It takes a thread. */
	private static final Duration LONGEST = Duration.ofSeconds(2);

	private final Duration timeout;

	ProblemReportValve(Duration timeout) {
		this.timeout = (timeout.compareTo(LONGEST) < 0) ? timeout : LONGEST;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		super.invoke(request, response);
		if (!request.isAsync() && !is(ActionCode.IS_ERROR, request)
				&& !is(ActionCode.REQUEST_BODY_FULLY_READ, request)) {
			response.finishResponse();
			discardBody(request, response);
		}
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			Problem.of(clientStatus(response.getStatus())).sendTo(response);
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
		}
	}

	/** An unknown HTTP version or transfer encoding is the client's mistake. */
	private static int clientStatus(int status) {
		return (status == Response.SC_HTTP_VERSION_NOT_SUPPORTED || status == Response.SC_NOT_IMPLEMENTED)
				? Response.SC_BAD_REQUEST : status;
	}

	private void discardBody(Request request, Response response) {
		boolean giveUp = response.getStatus() == Response.SC_REQUEST_TIMEOUT
				|| request.getCoyoteRequest().hasExpectation();
		if (giveUp || !isDiscarded(new UnreadBody(request.getCoyoteRequest()))) {
			// Closes the connection, as nobody knows where the next request begins
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private boolean isDiscarded(UnreadBody body) {
		try {
			return body.discard(this.timeout);
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
			return false;
		}
	}

	private static boolean is(ActionCode state, Request request) {
		AtomicBoolean answer = new AtomicBoolean();
		request.getCoyoteRequest().action(state, answer);
		return answer.get();
	}

}
