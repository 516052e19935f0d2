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
 * Logs the failures of a task that is retried. Logs each kind of failure once, because an
 * outage may last for days, and once that the task works again. Not thread-safe.
 */
public final class OutageLog {

	private final Logger logger;

	private final String task;

	private final Set<Class<?>> reported = new HashSet<>();

	/**
	 * Creates a log without failures.
	 * @param task the beginning of a log line: {@code Publishing}
	 */
	public OutageLog(Logger logger, String task) {
		this.logger = logger;
		this.task = task;
	}

	/**
	 * Logs a failure, with a stack trace unless Kafka is the cause. Logs at INFO that
	 * Kafka does not answer: the health indicator warns once for all tasks.
	 */
	public void report(Throwable failure) {
		if (this.reported.add(failure.getClass())) {
			this.logger.atLevel((failure instanceof RetriableException) ? Level.INFO : Level.WARN)
				.setCause((failure instanceof KafkaException) ? null : failure)
				.log("{} failed and is tried again until it works: {}", OneLine.of(this.task), FailureText.of(failure));
		}
		this.logger.debug("The cause", failure);
	}

	/** Logs that the task works again, if it failed before. */
	public void end() {
		if (!this.reported.isEmpty()) {
			this.logger.info("{} works again", OneLine.of(this.task));
			this.reported.clear();
		}
	}

}
