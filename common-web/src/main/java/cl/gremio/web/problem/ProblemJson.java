package cl.gremio.web.problem;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import cl.gremio.model.wire.WireWriter;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/**
 * The JSON of a problem detail (RFC 9457). Unlike Spring's, it always has a {@code type},
 * even {@code about:blank}, as the contract promises.
 */
public record ProblemJson(String type, String title, int status, String detail,
		@JsonAnyGetter Map<String, @Nullable Object> properties) {

	public static ProblemJson of(ProblemDetail problem) {
		URI type = problem.getType();
		String title = (problem.getTitle() != null) ? problem.getTitle() : title(problem.getStatus());
		Map<String, @Nullable Object> properties = problem.getProperties();
		return new ProblemJson((type != null) ? type.toString() : "about:blank", title, problem.getStatus(),
				(problem.getDetail() != null) ? problem.getDetail() : detail(problem.getStatus()),
				(properties != null) ? properties : Map.of());
	}

	public static ProblemJson of(int status) {
		return of(ProblemDetail.forStatus(HttpStatusCode.valueOf(status)));
	}

	/** Sends the problem outside Spring MVC. */
	public void sendTo(HttpServletResponse response) throws IOException {
		response.setStatus(this.status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		byte[] body = WireWriter.toJson(this);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private static String title(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? known.getReasonPhrase() : "Status " + status;
	}

	/** What to tell of a status by itself. */
	static String detail(int status) {
		return switch (status) {
			case 400 -> "The request is malformed.";
			case 404 -> "There is nothing at this path.";
			case 405 -> "The method is not supported here.";
			default -> (status < 500) ? "The request can't be answered."
					: "The service failed to answer; the cause is in its log.";
		};
	}

}
