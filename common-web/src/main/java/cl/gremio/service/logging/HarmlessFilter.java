package cl.gremio.service.logging;

import java.util.List;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out of the log the warnings that Kafka gives at a normal start or stop and that
 * it overcomes by itself. Each is known by its logger, its text and its cause: anything
 * else that the same logger tells stays.
 */
public final class HarmlessFilter extends Filter<ILoggingEvent> {

	private static final List<Harmless> KNOWN = List.of(
			// Several clients asked at once for an internal topic: the first made it
			new Harmless("kafka.server.DefaultAutoTopicCreationManager",
					"Auto topic creation failed for .*__(consumer_offsets|transaction_state)\\b.*"
							+ "(TOPIC_ALREADY_EXISTS|already exists).*",
					""),
			// The broker asks before the controller beside it has taken office, and again
			new Harmless("kafka.server.ControllerApis", "(\\[.*?\\] )?Unexpected error handling request .*",
					"org.apache.kafka.common.errors.NotControllerException"),
			// The partition is not online yet after a kill, and is loaded when it is
			new Harmless("org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime",
					"(\\[.*?\\] )?Failed to load metadata from .*",
					"org.apache.kafka.common.errors.NotLeaderOrFollowerException"),
			// A topic that was made a moment ago is asked for again
			new Harmless("org.apache.kafka.clients.admin.internals.PartitionLeaderStrategy",
					"(\\[.*?\\] )?Received unknown topic error for topic .*",
					"org.apache.kafka.common.errors.UnknownTopicOrPartitionException"));

	@Override
	public FilterReply decide(ILoggingEvent event) {
		return (event.getLevel().isGreaterOrEqual(Level.WARN)
				&& KNOWN.stream().anyMatch((harmless) -> harmless.matches(event))) ? FilterReply.DENY
						: FilterReply.NEUTRAL;
	}

	/**
	 * A warning.
	 *
	 * @param cause the class of the failure that comes with it or is behind that; empty
	 * if none has to
	 */
	private record Harmless(String logger, Pattern text, String cause) {

		Harmless(String logger, String text, String cause) {
			this(logger, Pattern.compile(text, Pattern.DOTALL), cause);
		}

		boolean matches(ILoggingEvent event) {
			return event.getLoggerName().equals(this.logger) && this.text.matcher(event.getFormattedMessage()).matches()
					&& (this.cause.isEmpty() || isCausedBy(event.getThrowableProxy()));
		}

		private boolean isCausedBy(@Nullable IThrowableProxy failure) {
			return failure != null && (failure.getClassName().equals(this.cause) || isCausedBy(failure.getCause()));
		}

	}

}
