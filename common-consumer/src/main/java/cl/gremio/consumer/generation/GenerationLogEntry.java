package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * An entry in the log of generations.
 *
 * @param generation the generation that is claimed, in a claim only
 * @param details the ids of the topics by name, or the committed offsets by partition
 */
record GenerationLogEntry(Type what, String id, Instant time, @Nullable Generation generation,
		@Nullable Map<String, String> details) {

	GenerationLogEntry {
		Stream.of(what, id, time).forEach(Objects::requireNonNull);
	}

	static GenerationLogEntry claimed(Generation generation, Instant time) {
		return new GenerationLogEntry(Type.CLAIMED, generation.id(), time, generation, null);
	}

	static GenerationLogEntry counts(Generation generation, Instant time, Map<String, String> topics) {
		return new GenerationLogEntry(Type.COUNTS, generation.id(), time, null, topics);
	}

	static GenerationLogEntry left(Generation generation, Instant time, Map<String, String> positions) {
		return new GenerationLogEntry(Type.LEFT, generation.id(), time, null, positions);
	}

	static GenerationLogEntry of(Type what, Generation generation, Instant time) {
		return new GenerationLogEntry(what, generation.id(), time, null, null);
	}

	/** The types of entries, in the order in which a generation gets them. */
	enum Type {

		/**
		 * An instance wants to begin the generation. The first claim of an application id
		 * wins.
		 */
		CLAIMED,

		/** The generation has state and committed offsets. */
		COUNTS,

		/** The generation has read the log, and answers. */
		ANSWERS,

		/** The generation is superseded, and has committed these offsets. */
		LEFT,

		/** The topics and the group of the generation are deleted. */
		REMOVED

	}

}
