package cl.gremio.standalone;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Counts the lines of this JVM's log, by the class that writes them. */
final class LogCount extends AppenderBase<ILoggingEvent> implements AutoCloseable {

	private final Map<String, Integer> lines = new ConcurrentHashMap<>();

	private LogCount() {
	}

	static LogCount open() {
		LogCount count = new LogCount();
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		count.setContext(context);
		count.start();
		root().addAppender(count);
		return count;
	}

	private static Logger root() {
		return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.lines.merge(event.getLoggerName(), 1, Integer::sum);
	}

	int total() {
		return this.lines.values().stream().mapToInt(Integer::intValue).sum();
	}

	int of(String logger) {
		return this.lines.getOrDefault(logger, 0);
	}

	@Override
	public void close() {
		root().detachAppender(this);
	}

	@Override
	public String toString() {
		return new TreeMap<>(this.lines).toString();
	}

}
