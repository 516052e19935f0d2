package cl.gremio.service.logging;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** Writes the stack trace of an exception, without text that the messages quote. */
public final class FailureConverter extends ThrowableProxyConverter {

	@Override
	public String convert(ILoggingEvent event) {
		LoggedFailure failure = LoggedFailure.of(event);
		return (failure != null) ? throwableProxyToString(failure) : "";
	}

}
