package cl.gremio.tools.deadletter;

import cl.gremio.model.topic.RecordPosition;
import org.jspecify.annotations.Nullable;

/** What the tool is asked to do. Topics are the public ones, without {@code -dlt}. */
sealed interface Command {

	/**
	 * Lists dead letters.
	 *
	 * @param topic whose, or {@code null} for all of the guild's
	 * @param limit only the newest so many of each topic, or {@code null} for all
	 * @param json one JSON object a line, for programs
	 */
	record ListAll(@Nullable String topic, @Nullable Integer limit, boolean json) implements Command {
	}

	/** Shows one dead letter. */
	record Show(String topic, RecordPosition position) implements Command {
	}

	/**
	 * ReplayLog dead letters.
	 *
	 * @param position the one, or {@code null} for all of the topic that are there now
	 * @param by who does it
	 * @param again whether to replay what has been replayed before
	 */
	record Replay(String topic, @Nullable RecordPosition position, String by, boolean again) implements Command {
	}

}
