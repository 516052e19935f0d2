package cl.gremio.service.logging;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import cl.gremio.model.wire.OneLine;
import org.jspecify.annotations.Nullable;

/**
 * An exception as its stack trace is logged: each message takes one line, and quotes no
 * client's text.
 */
record LoggedFailure(IThrowableProxy failure, List<String> withheld) implements IThrowableProxy {

	/** The loggers that explain a failed start, before any client has sent text. */
	private static final String START = "org.springframework.boot.";

	/**
	 * The exception of a log event, with all messages to withhold: its own, its causes'
	 * and those of suppressed exceptions. {@code null} without an exception.
	 */
	static @Nullable LoggedFailure of(ILoggingEvent event) {
		IThrowableProxy failure = event.getThrowableProxy();
		if (failure == null) {
			return null;
		}
		List<String> withheld = new ArrayList<>();
		if (!isOfStart(event)) {
			collect(failure, withheld);
		}
		return new LoggedFailure(failure, withheld);
	}

	/** Whether the event is about the start of the application. */
	static boolean isOfStart(ILoggingEvent event) {
		return event.getLoggerName().startsWith(START);
	}

	private static void collect(@Nullable IThrowableProxy failure, List<String> withheld) {
		if (failure == null || failure.isCyclic()) {
			return;
		}
		String message = failure.getMessage();
		if (message != null && !message.isBlank() && !FailureText.isQuotable(failure.getClassName())) {
			withheld.add(message);
		}
		collect(failure.getCause(), withheld);
		for (IThrowableProxy suppressed : suppressed(failure)) {
			collect(suppressed, withheld);
		}
	}

	private static IThrowableProxy[] suppressed(IThrowableProxy failure) {
		IThrowableProxy[] suppressed = failure.getSuppressed();
		return (suppressed != null) ? suppressed : new IThrowableProxy[0];
	}

	/** The text without the withheld messages. */
	String without(String text) {
		return this.withheld.stream().reduce(text, (rest, secret) -> rest.replace(secret, "[withheld]"));
	}

	@Override
	public @Nullable String getMessage() {
		String message = this.failure.getMessage();
		return (message != null) ? OneLine.of(without(message), FailureText.LENGTH) : null;
	}

	@Override
	public @Nullable String getOverridingMessage() {
		String message = this.failure.getOverridingMessage();
		return (message != null) ? OneLine.of(without(message), FailureText.LENGTH) : null;
	}

	@Override
	public String getClassName() {
		return this.failure.getClassName();
	}

	@Override
	public StackTraceElementProxy[] getStackTraceElementProxyArray() {
		return this.failure.getStackTraceElementProxyArray();
	}

	@Override
	public int getCommonFrames() {
		return this.failure.getCommonFrames();
	}

	@Override
	public @Nullable IThrowableProxy getCause() {
		IThrowableProxy cause = this.failure.getCause();
		return (cause != null) ? new LoggedFailure(cause, this.withheld) : null;
	}

	@Override
	public IThrowableProxy[] getSuppressed() {
		return Stream.of(suppressed(this.failure))
			.map((each) -> new LoggedFailure(each, this.withheld))
			.toArray(IThrowableProxy[]::new);
	}

	@Override
	public boolean isCyclic() {
		return this.failure.isCyclic();
	}

}
