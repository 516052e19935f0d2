package cl.gremio.service;

import java.util.Optional;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says in one line why a service can't start, instead of Boot's report or a stack trace.
 * A failure that no line explains is left to Boot.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class StartFailureReporter implements SpringBootExceptionReporter {

	@Override
	public boolean reportException(Throwable failure) {
		Optional<String> line = StartFailures.explain(failure);
		// Who starts several services in a process says it for them.
		line.filter((text) -> GremioService.isAlone()).ifPresent((text) -> System.err.println("gremio: " + text));
		return line.isPresent();
	}

}
