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
 * Drops the warnings that Kafka logs at a normal start or stop and recovers from by
 * itself. Each is identified by logger, text and cause; other lines of the same logger
 * stay.
 */
public final class HarmlessFilter extends Filter<ILoggingEvent> {

	private static final List<Harmless> KNOWN = List.of(
			// Several clients asked at once for an internal topic, and the first created
			// it
			new Harmless("kafka.server.DefaultAutoTopicCreationManager",
					"Auto topic creation failed for .*__(consumer_offsets|transaction_state)\\b.*"
							+ "(TOPIC_ALREADY_EXISTS|already exists).*",
					""),
			// The broker asks before its controller is active, and retries
			new Harmless("kafka.server.ControllerApis", "(\\[.*?\\] )?Unexpected error handling request .*",
					"org.apache.kafka.common.errors.NotControllerException"),
			// After a kill the partition is not online yet; Kafka loads it later
			new Harmless("org.apache.kafka.coordinator.common.runtime.CoordinatorRuntime",
					"(\\[.*?\\] )?Failed to load metadata from .*",
					"org.apache.kafka.common.errors.NotLeaderOrFollowerException"),
			// The topic was created a moment ago, and Kafka asks again
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
	 * @param cause the class of the logged exception or of one of its causes; empty if
	 * any will do
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
