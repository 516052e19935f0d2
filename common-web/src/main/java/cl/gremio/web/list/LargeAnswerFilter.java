package cl.gremio.web.list;

import java.io.IOException;
import java.util.concurrent.Semaphore;

import cl.gremio.web.problem.ProblemJson;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Writes documents and the answers of the actuator without a thread that waits for the
 * client. Each is made in memory first, so only some may be on their way.
 */
public class LargeAnswerFilter implements Filter {

	private static final int MAX_ANSWERS = 50;

	private final Semaphore free = new Semaphore(MAX_ANSWERS);

	private final NonBlockingWriter writer;

	public LargeAnswerFilter(NonBlockingWriter writer) {
		this.writer = writer;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse servletResponse, FilterChain chain)
			throws IOException, ServletException {
		HttpServletResponse response = (HttpServletResponse) servletResponse;
		if (!HttpMethod.GET.matches(((HttpServletRequest) request).getMethod())) {
			chain.doFilter(request, response);
			return;
		}
		ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		byte[] body = answer.getContentAsByteArray();
		if (body.length < response.getBufferSize()) {
			// The wrapper's own copy would flush, and so wait for the client
			response.getOutputStream().write(body);
		}
		else if (this.free.tryAcquire()) {
			response.setContentLength(body.length);
			this.writer.write(body, request.startAsync(request, response), this.free::release);
		}
		else {
			refuse(response);
		}
	}

	private static void refuse(HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		ProblemJson
			.of(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
					"Too many large answers are being read at the moment."))
			.sendTo(response);
	}

}
