package cl.gremio.web.body;

import java.io.IOException;
import java.io.InputStream;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.web.ErrorResponseException;

/** A request whose body is in memory before anyone reads it. */
public final class InMemoryRequest extends HttpServletRequestWrapper {

	private final RequestBuffer body;

	InMemoryRequest(HttpServletRequest request, RequestBuffer body) {
		super(request);
		this.body = body;
	}

	/**
	 * The body, from which nothing is missing.
	 * @throws ErrorResponseException if it could not be received to its end
	 */
	public InputStream whole() {
		IOException failure = this.body.failure();
		if (failure != null) {
			throw LimitedInputStream.notWhole(failure);
		}
		return this.body;
	}

	@Override
	public ServletInputStream getInputStream() {
		return this.body;
	}

}
