package cl.gremio.web.problem;

import java.io.IOException;

import cl.gremio.model.wire.WireWriter;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Refuses a preflight request with a problem detail. */
public class ProblemCorsProcessor extends DefaultCorsProcessor {

	@Override
	protected void rejectRequest(ServerHttpResponse response) throws IOException {
		response.setStatusCode(HttpStatus.FORBIDDEN);
		response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
		response.getBody()
			.write(WireWriter.toJson(
					ProblemJson.of(ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN, "Invalid CORS request."))));
		response.flush();
	}

}
