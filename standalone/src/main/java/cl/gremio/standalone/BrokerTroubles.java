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
 * Keeps what Kafka logs before it ends the process, or refuses to start: a line of
 * gremio's says it then, in the place of a stack trace or two.
 */
final class BrokerTroubles extends AppenderBase<ILoggingEvent> {

	/** They log nothing at ERROR but such an end. */
	private static final List<String> LOGGERS = List.of("org.apache.kafka.server.fault.ProcessTerminatingFaultHandler",
			"kafka.server.SharedServer", "org.apache.kafka.storage.internals.log.LogDirFailureChannel");

	private volatile @Nullable Throwable last;

	private BrokerTroubles() {
	}

	/** Begins to. */
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

	/** What was logged last, if anything. */
	@Nullable Throwable last() {
		return this.last;
	}

}
