package cl.gremio.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors that happen outside Spring MVC, in a filter or in Tomcat. */
@RestController
public class ProblemErrorController implements ErrorController {

	/** Answers with the error's status, or with 404 if a client asks for this path. */
	@RequestMapping("${spring.web.error.path:/error}")
	@Nullable ResponseEntity<ProblemJson> error(
			@RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false) @Nullable Integer status,
			HttpServletResponse response) {
		if (response.isCommitted()) {
			// A part of another answer has been sent: Tomcat will cut the connection
			return null;
		}
		ProblemJson problem = ProblemJson.of((status != null) ? status : HttpServletResponse.SC_NOT_FOUND);
		return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

}
