package cl.gremio.service;

import java.util.HashSet;
import java.util.Set;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/**
 * Logs why something fails that is tried again and again: each kind of failure once, not
 * at each attempt, as an outage may last for days; and once that it works again. Not
 * thread-safe.
 */
public final class OutageLog {

	private final Logger logger;

	private final String task;

	private final Set<Class<?>> reported = new HashSet<>();

	/**
	 * Troubles that are yet to come.
	 * @param task what fails, as a log line begins: {@code Publishing}
	 */
	public OutageLog(Logger logger, String task) {
		this.logger = logger;
		this.task = task;
	}

	/**
	 * Logs a failure; with its stack trace, unless Kafka is the cause. That Kafka does
	 * not answer is no warning here: the health indicator gives that, once for all tasks.
	 */
	public void report(Throwable failure) {
		if (this.reported.add(failure.getClass())) {
			this.logger.atLevel((failure instanceof RetriableException) ? Level.INFO : Level.WARN)
				.setCause((failure instanceof KafkaException) ? null : failure)
				.log("{} failed and is tried again until it works: {}", OneLine.of(this.task), FailureText.of(failure));
		}
		this.logger.debug("The cause", failure);
	}

	/** Logs that there are no troubles any more, if there were any. */
	public void end() {
		if (!this.reported.isEmpty()) {
			this.logger.info("{} works again", OneLine.of(this.task));
			this.reported.clear();
		}
	}

}
