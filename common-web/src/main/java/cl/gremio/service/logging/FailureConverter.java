package cl.gremio.service.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** The stack trace of a failure, without text that it quotes. */
public final class FailureConverter extends ThrowableProxyConverter {

	@Override
	public String convert(ILoggingEvent event) {
		LoggedFailure failure = LoggedFailure.of(event);
		return (failure != null) ? throwableProxyToString(failure) : "";
	}

}
