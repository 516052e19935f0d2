package cl.gremio.service.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cl.gremio.model.wire.OneLine;

/**
 * Writes the message of a log event. A tab follows each line break, so that quoted text
 * can't look like a log line, and control characters are escaped.
 */
public final class LineConverter extends ClassicConverter {

	/** An exception within a text, before its message. */
	private static final Pattern FAILURE = Pattern.compile("((?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error)): ");

	@Override
	public String convert(ILoggingEvent event) {
		String message = String.valueOf(event.getFormattedMessage());
		if (!LoggedFailure.isOfStart(event)) {
			LoggedFailure failure = LoggedFailure.of(event);
			message = cut((failure != null) ? failure.without(message) : message);
		}
		return OneLine.lines(message.replace("\r\n", "\n")).replace("\n", "\n\t");
	}

	/** Cuts the text after the first exception whose message may quote text. */
	private static String cut(String message) {
		Matcher failure = FAILURE.matcher(message);
		while (failure.find()) {
			if (!FailureText.isQuotable(failure.group(1))) {
				return message.substring(0, failure.end()) + "[withheld]";
			}
		}
		return message;
	}

}
