package cl.gremio.web.problem;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import cl.gremio.model.wire.FieldError;
import cl.gremio.model.wire.InvalidEventException;
import cl.gremio.model.wire.OneLine;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Answers every exception of a controller with a problem detail, even if the client
 * accepts only other types.
 */
@RestControllerAdvice
public class ProblemExceptionHandler extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

	private static final String RETRY_ADVICE = " The event may have been recorded: retry with the same Idempotency-Key,"
			+ " and it counts once; retried without one, it may count twice.";

	private final Duration retryAfter;

	/**
	 * Creates a handler.
	 * @param retryAfter when a client that is answered 503 may try again
	 */
	public ProblemExceptionHandler(Duration retryAfter) {
		this.retryAfter = retryAfter;
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> invalid(InvalidEventException ex, WebRequest request) {
		return invalid(ex, ex.getMessage(), ex.errors(), request);
	}

	/** The caller may use the route, but not for this event. */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> denied(AccessDeniedException ex, WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, ex.getMessage());
		return handleExceptionInternal(ex, problem, new HttpHeaders(), HttpStatus.FORBIDDEN, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> malformedQuery(InvalidParameterException ex, WebRequest request) {
		return invalid(ex, "The query string or the form is malformed.", List.of(), request);
	}

	/** Actuator parses the Accept header itself, and fails on an empty list. */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> unreadableAccept(InvalidMimeTypeException ex, WebRequest request) throws Exception {
		return handleException(new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON)), request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> notPublished(PublishException ex, WebRequest request) {
		return notConfirmed(ex, ex.getMessage(), ex.outcome(), request);
	}

	/**
	 * Logs an unexpected failure once. If the response is committed, Tomcat logs the
	 * failure and cuts the connection.
	 */
	@ExceptionHandler
	@Nullable ResponseEntity<Object> unexpected(Exception ex, WebRequest request, HttpServletResponse response) throws Exception {
		if (DisconnectedClientHelper.isClientDisconnectedException(ex)) {
			log.debug("The client went away", ex);
		}
		else if (response.isCommitted()) {
			throw ex;
		}
		else {
			log.error("Unexpected failure of {}", OneLine.of(route(request)), ex);
		}
		return response.isCommitted() ? null
				: handleExceptionInternal(ex, ProblemDetail.forStatus(HttpStatus.INTERNAL_SERVER_ERROR),
						new HttpHeaders(), HttpStatus.INTERNAL_SERVER_ERROR, request);
	}

	/** The route's pattern, because the path itself may hold a dni. */
	private static String route(WebRequest request) {
		Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
				RequestAttributes.SCOPE_REQUEST);
		return (pattern != null) ? pattern.toString() : "a request without a route";
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleAsyncRequestTimeoutException(AsyncRequestTimeoutException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return notConfirmed(ex, "No confirmation came in time.", PublishException.Outcome.UNKNOWN, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException ex, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		return invalid(ex, String.valueOf(ex.getPropertyName()), expected(ex.getRequiredType()), request);
	}

	private static String expected(@Nullable Class<?> type) {
		if (type == LocalDate.class) {
			return "must be a date such as 2026-11-28, from 1970-01-01 to 9999-12-31";
		}
		return (type != null && type.isEnum())
				? "must be one of " + StringUtils.arrayToDelimitedString(type.getEnumConstants(), ", ")
				: "can't be read";
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(NoHandlerFoundException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return nothingThere(ex, headers, status, request);
	}

	/** Spring would name the path, which may be a key by mistake. */
	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException ex,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return nothingThere(ex, headers, status, request);
	}

	private @Nullable ResponseEntity<Object> nothingThere(Exception ex, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return handleExceptionInternal(ex, ProblemDetail.forStatusAndDetail(status, ProblemJson.detail(status.value())),
				headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
			MissingServletRequestParameterException ex, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		return invalid(ex, ex.getParameterName(), "must be given", request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, String field, String message, WebRequest request) {
		return invalid(ex, field + " " + message, List.of(new FieldError(field, message)), request);
	}

	private @Nullable ResponseEntity<Object> invalid(Exception ex, @Nullable String detail, List<FieldError> errors,
			WebRequest request) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		if (!errors.isEmpty()) {
			problem.setProperty("errors", errors);
		}
		return handleExceptionInternal(ex, problem, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
	}

	private @Nullable ResponseEntity<Object> notConfirmed(Exception ex, @Nullable String detail,
			PublishException.Outcome outcome, WebRequest request) {
		boolean unknown = outcome == PublishException.Outcome.UNKNOWN;
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				detail + (unknown ? RETRY_ADVICE : ""));
		problem.setProperty("outcome", outcome.wireName());
		return handleExceptionInternal(ex, problem, new HttpHeaders(), HttpStatus.SERVICE_UNAVAILABLE, request);
	}

	/** Writes no warning if Tomcat has already answered, as for a bad chunk. */
	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception ex, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		boolean answered = request instanceof ServletWebRequest servlet && servlet.getResponse() != null
				&& servlet.getResponse().isCommitted();
		return answered ? null : super.handleExceptionInternal(ex, body, headers, status, request);
	}

	/** Says when the client of any refusal for want of room may try again. */
	@Override
	protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		Object problem = (body instanceof ProblemDetail detail) ? ProblemJson.of(detail)
				: ProblemJson.of(status.value());
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
			answer.header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, this.retryAfter.toSeconds())));
		}
		return answer.body(problem);
	}

}
