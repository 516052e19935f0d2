package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The lines of this JVM's log in a file, in the form of the console. Until it is closed,
 * gremio's own loggers log at every level and all others from INFO up.
 */
final class CapturedLog implements AutoCloseable {

	private final Map<Logger, @Nullable Level> levels = new LinkedHashMap<>();

	private final FileAppender<ILoggingEvent> appender = new FileAppender<>();

	private final Appender<ILoggingEvent> console;

	private final Logger root;

	private CapturedLog(LoggerContext context, Path file) {
		this.root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
		this.console = this.root.getAppender("CONSOLE");
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setCharset(UTF_8);
		encoder.setPattern(pattern(this.console));
		encoder.start();
		this.appender.setContext(context);
		this.appender.setEncoder(encoder);
		this.appender.setAppend(false);
		this.appender.setFile(file.toString());
		this.appender.start();
		for (Logger logger : context.getLoggerList()) {
			if (logger.getLevel() != null && !logger.getLevel().isGreaterOrEqual(Level.INFO)) {
				set(logger, Level.INFO);
			}
		}
		set(context.getLogger("cl.gremio"), Level.TRACE);
		this.root.addAppender(this.appender);
		this.root.detachAppender(this.console);
	}

	private void set(Logger logger, Level level) {
		this.levels.putIfAbsent(logger, logger.getLevel());
		logger.setLevel(level);
	}

	/** Writes all lines into the file instead of the console. */
	static CapturedLog into(Path file) {
		return new CapturedLog((LoggerContext) LoggerFactory.getILoggerFactory(), file);
	}

	private static String pattern(Appender<ILoggingEvent> console) {
		return ((PatternLayoutEncoder) ((ConsoleAppender<ILoggingEvent>) console).getEncoder()).getPattern();
	}

	/** The text so far. */
	String text() throws IOException {
		return Files.readString(Path.of(this.appender.getFile()));
	}

	@Override
	public void close() {
		this.root.addAppender(this.console);
		this.root.detachAppender(this.appender);
		this.levels.forEach(Logger::setLevel);
		this.appender.stop();
	}

}
