package cl.gremio.service.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/**
 * Answers requests that Tomcat itself refuses, such as a malformed request line, with a
 * problem detail; and reads what a refused client is still sending, within a bound, so
 * that the client comes to read the answer. Tomcat does that too, but without a bound in
 * time.
 */
class ProblemReportValve extends ErrorReportValve {

	private static final DataSize MAX_DISCARDED = DataSize.ofMegabytes(2);

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	private final Duration timeout;

	ProblemReportValve(Duration timeout) {
		this.timeout = timeout;
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
			Problem.of(response.getStatus()).sendTo(response);
			response.finishResponse();
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
		}
	}

	private void discardBody(Request request, Response response) throws IOException {
		boolean giveUp = response.getStatus() == Response.SC_REQUEST_TIMEOUT
				|| request.getCoyoteRequest().hasExpectation()
				|| request.getContentLengthLong() > MAX_DISCARDED.toBytes();
		if (giveUp || !discarded(new BoundedBody(request.getInputStream(), MAX_DISCARDED, this.timeout))) {
			request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
		}
	}

	private static boolean discarded(BoundedBody body) throws IOException {
		try {
			body.transferTo(OutputStream.nullOutputStream());
			return true;
		}
		catch (ErrorResponseException ex) {
			log.debug("The rest of a body is not read", ex);
			return false;
		}
	}

	private static boolean is(ActionCode state, Request request) {
		AtomicBoolean answer = new AtomicBoolean();
		request.getCoyoteRequest().action(state, answer);
		return answer.get();
	}

}
