package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An entry in the log of generations.
 *
 * @param what happened to the generation
 * @param id the generation's
 * @param time when it happened
 * @param generation of a claim
 * @param details the ids of its topics by their names, or its positions by partition
 */
record GenerationLogEntry(What what, String id, Instant time, @Nullable Generation generation,
		@Nullable Map<String, String> details) {

	GenerationLogEntry {
		Stream.of(what, id, time).forEach(Objects::requireNonNull);
	}

	static GenerationLogEntry claimed(Generation generation, Instant time) {
		return new GenerationLogEntry(What.CLAIMED, generation.id(), time, generation, null);
	}

	static GenerationLogEntry counts(Generation generation, Instant time, Map<String, String> topics) {
		return new GenerationLogEntry(What.COUNTS, generation.id(), time, null, topics);
	}

	static GenerationLogEntry left(Generation generation, Instant time, Map<String, String> positions) {
		return new GenerationLogEntry(What.LEFT, generation.id(), time, null, positions);
	}

	static GenerationLogEntry of(What what, Generation generation, Instant time) {
		return new GenerationLogEntry(what, generation.id(), time, null, null);
	}

	/** What can happen to a generation. */
	enum What {

		/** An instance wants to begin it; the first claim of an application counts. */
		CLAIMED,

		/** It has state, and positions of what it has read. */
		COUNTS,

		/** It has read the log, and answers. */
		ANSWERS,

		/** It is superseded, and has read so far since. */
		LEFT,

		/** Its topics and positions are gone. */
		REMOVED

	}

}
