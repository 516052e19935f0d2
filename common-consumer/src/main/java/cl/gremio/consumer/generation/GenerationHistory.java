package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The state that the entries of the log of generations add up to. */
class GenerationHistory {

	private final Map<String, Generation> byApplication = new LinkedHashMap<>();

	private final Map<String, Generation> byId = new LinkedHashMap<>();

	/** The ids of the topics, by the id of the generation. */
	private final Map<String, Map<String, String>> topics = new HashMap<>();

	private final Map<String, GenerationLogEntry> left = new HashMap<>();

	private final Set<String> removed = new HashSet<>();

	/** The claims that won and the entries of type ANSWERS, in the order of the log. */
	private final List<GenerationLogEntry> turns = new ArrayList<>();

	/**
	 * Adds the next entry. Ignores the entries of a claim that lost to an earlier one.
	 */
	void add(GenerationLogEntry entry) {
		Generation claimed = entry.generation();
		if (claimed != null && this.byApplication.putIfAbsent(claimed.application(), claimed) == null) {
			this.byId.put(claimed.id(), claimed);
			this.turns.add(entry);
		}
		if (this.byId.containsKey(entry.id())) {
			switch (entry.what()) {
				case COUNTS -> this.topics.put(entry.id(), (entry.details() != null) ? entry.details() : Map.of());
				case LEFT -> this.left.put(entry.id(), entry);
				case ANSWERS -> this.turns.add(entry);
				case REMOVED -> this.removed.add(entry.id());
				case CLAIMED -> {
				}
			}
		}
	}

	Collection<Generation> all() {
		return this.byId.values();
	}

	/** Returns the generations of a service, oldest first, without the removed ones. */
	List<Generation> of(String service, String configured) {
		return allOf(service, configured).filter((each) -> !isRemoved(each)).toList();
	}

	List<Generation> removed(String service, String configured) {
		return allOf(service, configured).filter(this::isRemoved).toList();
	}

	private Stream<Generation> allOf(String service, String configured) {
		return this.byId.values()
			.stream()
			.filter((each) -> each.service().equals(service) && each.configured().equals(configured));
	}

	boolean isTaken(String application) {
		return this.byApplication.containsKey(application);
	}

	boolean isRemoved(Generation generation) {
		return this.removed.contains(generation.id());
	}

	/** Returns the ids of a generation's topics; empty until the generation has state. */
	Map<String, String> topicsOf(Generation generation) {
		return this.topics.getOrDefault(generation.id(), Map.of());
	}

	/** Returns the last entry of type LEFT of a generation, if any. */
	Optional<GenerationLogEntry> left(Generation generation) {
		return Optional.ofNullable(this.left.get(generation.id()));
	}

	/** Returns the generation that answered last, or else the first one begun. */
	Optional<Generation> answering(String service, String configured) {
		List<Generation> existing = of(service, configured);
		Generation answering = null;
		for (GenerationLogEntry turn : this.turns) {
			Generation generation = this.byId.get(turn.id());
			if (existing.contains(generation)
					&& (answering == null || turn.what() == GenerationLogEntry.Type.ANSWERS)) {
				answering = generation;
			}
		}
		return Optional.ofNullable(answering);
	}

	/** Whether a generation answers and no other was begun since. */
	boolean isSettled(Generation generation) {
		GenerationLogEntry last = null;
		for (GenerationLogEntry turn : this.turns) {
			last = isOfSameService(generation, turn) ? turn : last;
		}
		return last != null && last.what() == GenerationLogEntry.Type.ANSWERS && last.id().equals(generation.id());
	}

	/** Returns since when another generation answers, or {@code null}. */
	@Nullable Instant supersededAt(Generation generation) {
		Instant superseded = null;
		for (GenerationLogEntry turn : this.turns) {
			if (turn.id().equals(generation.id())) {
				superseded = null;
			}
			else if (superseded == null && turn.what() == GenerationLogEntry.Type.ANSWERS
					&& isOfSameService(generation, turn)) {
				superseded = turn.time();
			}
		}
		return superseded;
	}

	private boolean isOfSameService(Generation generation, GenerationLogEntry turn) {
		Generation other = this.byId.get(turn.id());
		return other.service().equals(generation.service()) && other.configured().equals(generation.configured());
	}

}
