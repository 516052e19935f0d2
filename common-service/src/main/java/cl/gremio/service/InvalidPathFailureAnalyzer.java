package cl.gremio.service;

import java.nio.file.InvalidPathException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Says what to do about a path that can't be used, instead of a stack trace. It comes
 * before Boot's own analyzers, which know only that a property can't be bound.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidPathFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPathException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidPathException cause) {
		return new FailureAnalysis(Host.explain(cause) + ".", null, cause);
	}

}
