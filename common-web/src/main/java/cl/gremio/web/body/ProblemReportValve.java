package cl.gremio.web.body;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import cl.gremio.web.problem.ProblemJson;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;

/**
 * Answers with a problem detail when Tomcat itself refuses a request, such as one with a
 * malformed request line. Closes the connection of a client that was answered before its
 * body was read: Tomcat would keep a thread that waits for the rest.
 */
public class ProblemReportValve extends ErrorReportValve {

	private static final Log log = LogFactory.getLog(ProblemReportValve.class);

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		TomcatConnection.remember(request);
		super.invoke(request, response);
		if (!request.isAsync() && !is(ActionCode.IS_ERROR, request)
				&& !is(ActionCode.REQUEST_BODY_FULLY_READ, request)) {
			response.finishResponse();
			discardBody(request.getCoyoteRequest());
		}
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
			return;
		}
		try {
			ProblemJson.of(clientStatus(response.getStatus())).sendTo(response);
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

	/** Reads only what has arrived, so that no thread waits. */
	private void discardBody(org.apache.coyote.Request request) {
		InputDrain drain = new InputDrain(request);
		try {
			if (!drain.discardArrived()) {
				drain.abandon();
			}
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
			drain.abandon();
		}
	}

	private static boolean is(ActionCode state, Request request) {
		AtomicBoolean answer = new AtomicBoolean();
		request.getCoyoteRequest().action(state, answer);
		return answer.get();
	}

}
