package cl.gremio.web;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import cl.gremio.web.body.ResponseSendListener;
import cl.gremio.web.list.NonBlockingWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.juli.logging.Log;
import org.apache.juli.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * The answer to an asynchronous request. Any thread may send the answer, and never waits
 * for the client. A {@link ResponseSendListener} sends an answer that fits into the
 * response's buffer; a {@link NonBlockingWriter} writes a larger one.
 */
final class AsyncResponse implements AsyncListener {

	private static final Log log = LogFactory.getLog(AsyncResponse.class);

	/** Set by the thread that answers first: the future's, or Tomcat's at a timeout. */
	private final AtomicBoolean answered = new AtomicBoolean();

	private final AsyncContext async;

	private final JsonMapper mapper;

	private final NonBlockingWriter writer;

	private final Supplier<HandlerExceptionResolver> failures;

	AsyncResponse(AsyncContext async, JsonMapper mapper, NonBlockingWriter writer,
			Supplier<HandlerExceptionResolver> failures) {
		this.async = async;
		this.mapper = mapper;
		this.writer = writer;
		this.failures = failures;
	}

	/** Sends the answer or explains the failure, unless the request has been answered. */
	void send(@Nullable ResponseEntity<?> answer, @Nullable Throwable failure) {
		if (this.answered.compareAndSet(false, true)) {
			try {
				if (answer != null) {
					write(answer);
				}
				else {
					this.async.start(() -> explainAndSend(failure));
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
		response.setContentLength(body.length);
		if (body.length < response.getBufferSize()) {
			ResponseSendListener.send(this.async, body);
		}
		else {
			this.writer.write(body, this.async);
		}
	}

	private void explainAndSend(@Nullable Throwable failure) {
		try {
			explain(failure);
		}
		finally {
			sendBuffered();
		}
	}

	private void sendBuffered() {
		try {
			ResponseSendListener.send(this.async);
		}
		catch (IOException ex) {
			log.debug("The client went away", ex);
		}
	}

	private void explain(@Nullable Throwable failure) {
		Throwable cause = (failure instanceof CompletionException) ? failure.getCause() : failure;
		this.failures.get()
			.resolveException((HttpServletRequest) this.async.getRequest(),
					(HttpServletResponse) this.async.getResponse(), null,
					(cause instanceof Exception ex) ? ex : new IllegalStateException(cause));
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		if (this.answered.compareAndSet(false, true)) {
			try {
				explain(new AsyncRequestTimeoutException());
			}
			finally {
				this.async.complete();
			}
		}
	}

	/** The client went away, so nobody can be answered. */
	@Override
	public void onError(AsyncEvent event) {
		this.answered.set(true);
	}

	@Override
	public void onComplete(AsyncEvent event) {
		this.answered.set(true);
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
		// Nothing starts this request again
	}

}
