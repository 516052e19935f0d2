package cl.gremio.service.logging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cl.gremio.model.wire.OneLine;

/**
 * The message of any logger, whoever's text is in it: a line break is followed by a tab,
 * so that none can look like a line of its own, and odd characters are numbers.
 */
public final class LineConverter extends ClassicConverter {

	/** A failure in a text, with what it says. */
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

	/** Up to the first failure that may quote text. */
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
