package cl.gremio.web.body;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.util.WebUtils;

/** A request whose body was received into memory before a controller reads it. */
public final class InMemoryRequest extends HttpServletRequestWrapper {

	private final RequestBuffer body;

	InMemoryRequest(HttpServletRequest request, RequestBuffer body) {
		super(request);
		this.body = body;
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.body;
	}

	/**
	 * The whole body of a request. Reading it never waits for the client.
	 * @param max the largest body of a request that was not received into memory
	 * @throws ErrorResponseException if the body could not be received to its end
	 */
	public static InputStream body(HttpServletRequest request, DataSize max) throws IOException {
		InMemoryRequest received = WebUtils.getNativeRequest(request, InMemoryRequest.class);
		if (received == null) {
			return new ByteArrayInputStream(LimitedInputStream.of(request, max).readAllBytes());
		}
		IOException failure = received.body.failure();
		if (failure != null) {
			throw LimitedInputStream.notWhole(failure);
		}
		return received.body;
	}

}
