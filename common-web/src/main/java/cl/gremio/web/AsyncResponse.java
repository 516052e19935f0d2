package cl.gremio.web;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import cl.gremio.web.list.NonBlockingWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * An answer that is owed. It is given once, by any thread, and never waits for the
 * client: what fits into the response's buffer is left there for a thread of the
 * container to send, and what does not is delivered without one.
 */
final class AsyncResponse implements AsyncListener {

	private static final Log log = LogFactory.getLog(AsyncResponse.class);

	private final AtomicBoolean given = new AtomicBoolean();

	private final AsyncContext async;

	private final JsonMapper mapper;

	private final NonBlockingWriter deliveries;

	private final Supplier<HandlerExceptionResolver> failures;

	AsyncResponse(AsyncContext async, JsonMapper mapper, NonBlockingWriter deliveries,
			Supplier<HandlerExceptionResolver> failures) {
		this.async = async;
		this.mapper = mapper;
		this.deliveries = deliveries;
		this.failures = failures;
	}

	/** Answers, unless that was done. */
	void give(@Nullable ResponseEntity<?> answer, @Nullable Throwable failure) {
		if (this.given.compareAndSet(false, true)) {
			try {
				if (answer != null) {
					write(answer);
				}
				else {
					this.async.start(() -> explain(failure));
				}
			}
			catch (IOException | RuntimeException ex) {
				log.debug("The client went away", ex);
			}
		}
	}

	private void write(ResponseEntity<?> answer) throws IOException {
		HttpServletResponse response = (HttpServletResponse) this.async.getResponse();
		byte[] body = this.mapper.writeValueAsBytes(answer.getBody());
		response.setStatus(answer.getStatusCode().value());
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		if (body.length < response.getBufferSize()) {
			// Without its length: at the last byte of a known length Tomcat sends it
			response.getOutputStream().write(body);
			this.async.complete();
		}
		else {
			response.setContentLength(body.length);
			this.deliveries.deliver(body, this.async);
		}
	}

	private void explain(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		try {
			this.failures.get()
				.resolveException((HttpServletRequest) this.async.getRequest(),
						(HttpServletResponse) this.async.getResponse(), null,
						(cause instanceof Exception ex) ? ex : new IllegalStateException(cause));
		}
		finally {
			this.async.complete();
		}
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		if (this.given.compareAndSet(false, true)) {
			explain(new AsyncRequestTimeoutException());
		}
	}

	/** The client went away: nobody is left to be answered. */
	@Override
	public void onError(AsyncEvent event) {
		this.given.set(true);
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.given.set(true);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// nobody else does
	}

}
