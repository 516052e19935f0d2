package cl.gremio.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import cl.gremio.web.list.NonBlockingWriter;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers in JSON when a controller's {@link CompletableFuture} completes. The thread
 * that completes the future writes the answer. Spring's own handler sends the request
 * through all filters and the dispatcher a second time, which costs more than the rest of
 * the request. Spring asks an {@link AsyncHandlerMethodReturnValueHandler} before its own
 * handlers.
 */
class FutureReturnValueHandler implements AsyncHandlerMethodReturnValueHandler {

	private final JsonMapper mapper;

	private final Duration timeout;

	private final NonBlockingWriter writer;

	private final Supplier<HandlerExceptionResolver> failures;

	/**
	 * Creates a handler.
	 * @param timeout how long a client waits for the future
	 * @param failures turns a failure of the future into an answer
	 */
	FutureReturnValueHandler(JsonMapper mapper, Duration timeout, NonBlockingWriter writer,
			Supplier<HandlerExceptionResolver> failures) {
		this.mapper = mapper;
		this.timeout = timeout;
		this.writer = writer;
		this.failures = failures;
	}

	@Override
	public boolean isAsyncReturnValue(@Nullable Object returnValue, MethodParameter returnType) {
		return returnValue instanceof CompletableFuture;
	}

	@Override
	public boolean supportsReturnType(MethodParameter returnType) {
		return CompletableFuture.class.isAssignableFrom(returnType.getParameterType());
	}

	@Override
	@SuppressWarnings("unchecked")
	public void handleReturnValue(@Nullable Object returnValue, MethodParameter returnType,
			ModelAndViewContainer container, NativeWebRequest webRequest) {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(request != null && response != null && returnValue != null, "Nothing to answer");
		container.setRequestHandled(true);
		AsyncContext async = request.startAsync(request, response);
		async.setTimeout(this.timeout.toMillis());
		AsyncResponse answer = new AsyncResponse(async, this.mapper, this.writer, this.failures);
		async.addListener(answer);
		((CompletableFuture<? extends ResponseEntity<?>>) returnValue).whenComplete(answer::send);
	}

}
