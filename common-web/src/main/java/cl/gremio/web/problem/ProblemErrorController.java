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

/** Answers for errors that happened outside Spring MVC, in a filter or the container. */
@RestController
public class ProblemErrorController implements ErrorController {

	/**
	 * The problem for an error's status; 404 for a client that asks for the path itself.
	 */
	@RequestMapping("${spring.web.error.path:/error}")
	@Nullable ResponseEntity<ProblemJson> error(
			@RequestAttribute(name = RequestDispatcher.ERROR_STATUS_CODE, required = false) @Nullable Integer status,
			HttpServletResponse response) {
		if (response.isCommitted()) {
			// Part of another answer is on its way: the container will cut the connection
			return null;
		}
		ProblemJson problem = ProblemJson.of((status != null) ? status : HttpServletResponse.SC_NOT_FOUND);
		return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
	}

}
