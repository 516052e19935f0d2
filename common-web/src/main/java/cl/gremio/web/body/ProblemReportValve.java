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
 * Answers requests that Tomcat itself refuses, such as a malformed request line, with a
 * problem detail; and closes the connection of a client that has been answered before its
 * body was read. Tomcat reads on, and keeps a thread waiting for it.
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

	/**
	 * Reads what is there and no more, so that nobody waits; without a rest, all is well.
	 */
	private void discardBody(org.apache.coyote.Request request) {
		InputDrain unread = new InputDrain(request);
		try {
			if (!unread.isDiscarded()) {
				unread.abandon();
			}
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
			unread.abandon();
		}
	}

	private static boolean is(ActionCode state, Request request) {
		AtomicBoolean answer = new AtomicBoolean();
		request.getCoyoteRequest().action(state, answer);
		return answer.get();
	}

}
