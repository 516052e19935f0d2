package cl.gremio.board.door;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import cl.gremio.web.body.InMemoryRequest;
import cl.gremio.web.body.LimitedInputStream;
import jakarta.servlet.http.HttpServletRequest;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;

import org.springframework.util.unit.DataSize;

/**
 * The body of a request on its way to a service, as the client sent it. A single event
 * has been received as a whole; a bulk passes as it comes.
 */
final class ForwardedBody extends HttpEntityWrapper {

	private static final String NAME = ForwardedBody.class.getName();

	private final boolean streamed;

	/** Written and read by the request's thread. */
	private boolean sent;

	private ForwardedBody(InputStream body, long length, boolean streamed) {
		super(new InputStreamEntity(body, length, null));
		this.streamed = streamed;
	}

	/**
	 * The body of a POST, which is the same for each instance that is tried.
	 * @param max the largest body
	 * @throws org.springframework.web.ErrorResponseException if the client has not sent
	 * its body to the end
	 */
	static ForwardedBody of(HttpServletRequest request, DoorBodies bodies, DataSize max) throws IOException {
		ForwardedBody body = (ForwardedBody) request.getAttribute(NAME);
		if (body == null) {
			body = open(request, bodies, max);
			request.setAttribute(NAME, body);
		}
		return body;
	}

	private static ForwardedBody open(HttpServletRequest request, DoorBodies bodies, DataSize max) throws IOException {
		boolean streamed = bodies.isStreamed(request);
		InputStream body = streamed ? LimitedInputStream.of(request, max) : InMemoryRequest.body(request, max);
		return new ForwardedBody(body, request.getContentLengthLong(), streamed);
	}

	/** Whether the client may still be sending the body. */
	boolean isStreamed() {
		return this.streamed;
	}

	/** Whether the connection to the service has taken the whole body. */
	boolean isSent() {
		return this.sent;
	}

	@Override
	public void writeTo(OutputStream output) throws IOException {
		super.writeTo(output);
		this.sent = true;
	}

}
