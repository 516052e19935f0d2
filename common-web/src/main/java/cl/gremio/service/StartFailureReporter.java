package cl.gremio.service;

import java.util.Optional;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints in one line why a service can't start. Leaves a failure without such a line to
 * Spring Boot.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		Optional<String> line = StartFailures.explain(failure);
		// The standalone prints the line for its services
		line.filter((text) -> GremioService.isAlone()).ifPresent((text) -> System.err.println("gremio: " + text));
		return line.isPresent();
	}

}
