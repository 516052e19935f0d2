package cl.gremio.web;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.util.Assert;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.AsyncHandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Answers in JSON when a controller's {@link CompletableFuture} completes. The thread
 * that completes the future writes the answer. Spring's own handler sends the request
 * through all filters and the dispatcher a second time, which costs more than the rest of
 * the request. Spring asks an {@link AsyncHandlerMethodReturnValueHandler} before its own
 * handlers.
 *
 * @param timeout how long a client waits for the future
 * @param responses makes the answer to a request
 */
record FutureReturnValueHandler(Duration timeout,
		Function<AsyncContext, AsyncResponse> responses) implements AsyncHandlerMethodReturnValueHandler {

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
		AsyncResponse answer = this.responses.apply(async);
		async.addListener(answer);
		((CompletableFuture<? extends ResponseEntity<?>>) returnValue).whenComplete(answer::send);
	}

}
