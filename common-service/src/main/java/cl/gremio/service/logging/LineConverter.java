package cl.gremio.service.logging;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cl.gremio.model.OneLine;

/**
 * The message of any logger, whoever's text is in it: a line break is followed by a tab,
 * so that none can look like a line of its own, and odd characters are numbers.
 */
public final class LineConverter extends ClassicConverter {

	@Override
	public String convert(ILoggingEvent event) {
		String message = String.valueOf(event.getFormattedMessage());
		LoggedFailure failure = LoggedFailure.of(event);
		if (failure != null) {
			message = failure.without(message);
		}
		return OneLine.lines(message.replace("\r\n", "\n")).replace("\n", "\n\t");
	}

}
