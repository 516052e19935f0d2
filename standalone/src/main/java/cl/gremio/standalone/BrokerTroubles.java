package cl.gremio.standalone;

import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Keeps the errors that Kafka logs before it ends the process or refuses to start. gremio
 * then prints one line instead of their stack traces.
 */
final class BrokerTroubles extends AppenderBase<ILoggingEvent> {

	/** These loggers use ERROR for such an end only. */
	private static final List<String> LOGGERS = List.of("org.apache.kafka.server.fault.ProcessTerminatingFaultHandler",
			"kafka.server.SharedServer", "org.apache.kafka.storage.internals.log.LogDirFailureChannel");

	/** Written by the threads that log, and read by the one that explains the end. */
	private volatile @Nullable Throwable last;

	private BrokerTroubles() {
	}

	/** Starts to keep the errors. */
	static BrokerTroubles gather() {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		BrokerTroubles troubles = new BrokerTroubles();
		troubles.setContext(context);
		troubles.start();
		for (String name : LOGGERS) {
			Logger logger = context.getLogger(name);
			logger.setAdditive(false);
			logger.addAppender(troubles);
		}
		return troubles;
	}

	@Override
	protected void append(ILoggingEvent event) {
		if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
			this.last = proxy.getThrowable();
		}
	}

	/** The last error that was logged. */
	@Nullable Throwable last() {
		return this.last;
	}

}
