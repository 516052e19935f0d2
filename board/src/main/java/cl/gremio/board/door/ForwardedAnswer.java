package cl.gremio.board.door;

import java.io.IOException;
import java.io.InputStream;

import cl.gremio.board.door.Transfers.Transfer;
import cl.gremio.web.body.TomcatConnection;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange.Response;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** The answer of an instance, whose body is still to be read. */
final class ForwardedAnswer implements Response {

	private static final Logger log = LoggerFactory.getLogger(ForwardedAnswer.class);

	/** The size of Tomcat's buffer: a smaller body is written without waiting. */
	private static final int BUFFER = 8 * 1024;

	private final HttpUriRequestBase outgoing;

	private final ClassicHttpResponse response;

	private final HttpServletRequest incoming;

	private final HttpHeaders headers = new HttpHeaders();

	ForwardedAnswer(HttpUriRequestBase outgoing, ClassicHttpResponse response, HttpServletRequest incoming) {
		this.outgoing = outgoing;
		this.response = response;
		this.incoming = incoming;
		for (Header header : response.getHeaders()) {
			this.headers.add(header.getName(), header.getValue());
		}
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return HttpStatusCode.valueOf(this.response.getCode());
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	/** Whether a slow client would keep a thread. */
	boolean isLarge() {
		HttpEntity body = this.response.getEntity();
		return body != null && (body.getContentLength() < 0 || body.getContentLength() > BUFFER);
	}

	/** Whether the service goes on as long as its client reads. */
	boolean isStream() {
		HttpEntity body = this.response.getEntity();
		return body != null && body.getContentType() != null
				&& body.getContentType().startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
	}

	/**
	 * Passes the body on to its end.
	 * @param transfer ends with the body
	 */
	void writeTo(HttpServletResponse target, @Nullable Transfer transfer) throws IOException {
		boolean whole = false;
		try (transfer) {
			HttpEntity body = this.response.getEntity();
			whole = body == null || copy(body.getContent(), target.getOutputStream(), isStream());
		}
		finally {
			if (!whole) {
				// Closing the body would read the rest
				this.outgoing.cancel();
			}
		}
	}

	private boolean copy(InputStream body, ServletOutputStream target, boolean stream) throws IOException {
		if (stream) {
			// The head passes before the first event
			target.flush();
		}
		byte[] buffer = new byte[BUFFER];
		int count = read(body, buffer);
		while (count > 0) {
			target.write(buffer, 0, count);
			if (stream) {
				target.flush();
			}
			count = read(body, buffer);
		}
		return count == -1;
	}

	/** Reads some bytes; 0 if the answer ends before its end. */
	private int read(InputStream body, byte[] buffer) {
		try {
			return body.read(buffer);
		}
		catch (IOException ex) {
			if (!this.outgoing.isCancelled()) {
				log.debug("A service broke off its answer", ex);
				// The client must not take the answer for a whole one
				TomcatConnection.of(this.incoming).cutOff();
			}
			return 0;
		}
	}

}
