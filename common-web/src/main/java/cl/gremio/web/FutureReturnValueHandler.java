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
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Answers with what a controller will know later, in JSON. Spring would send the request
 * through all filters and the dispatcher a second time for it, which costs more than all
 * the rest; here the answer is written by whoever completes it.
 */
class FutureReturnValueHandler implements HandlerMethodReturnValueHandler {

	private final JsonMapper mapper;

	private final Duration timeout;

	private final NonBlockingWriter deliveries;

	private final Supplier<HandlerExceptionResolver> failures;

	/**
	 * A handler of answers.
	 * @param timeout after which nobody waits any longer
	 * @param failures turns what went wrong into an answer
	 */
	FutureReturnValueHandler(JsonMapper mapper, Duration timeout, NonBlockingWriter deliveries,
			Supplier<HandlerExceptionResolver> failures) {
		this.mapper = mapper;
		this.timeout = timeout;
		this.deliveries = deliveries;
		this.failures = failures;
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
		AsyncResponse answer = new AsyncResponse(async, this.mapper, this.deliveries, this.failures);
		async.addListener(answer);
		((CompletableFuture<? extends ResponseEntity<?>>) returnValue).whenComplete(answer::give);
	}

}
