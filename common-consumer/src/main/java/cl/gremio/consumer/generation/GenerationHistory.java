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

import org.jspecify.annotations.Nullable;

/** What the log of generations says, read in its order. */
class GenerationHistory {

	private final Map<String, Generation> byApplication = new LinkedHashMap<>();

	private final Map<String, Generation> byId = new LinkedHashMap<>();

	private final Map<String, Map<String, String>> topics = new HashMap<>();

	private final Map<String, GenerationLogEntry> left = new HashMap<>();

	private final Set<String> removed = new HashSet<>();

	private final List<GenerationLogEntry> turns = new ArrayList<>();

	/** Takes over the next note; one of a claim that came too late says nothing. */
	void add(GenerationLogEntry note) {
		Generation claimed = note.generation();
		if (claimed != null && this.byApplication.putIfAbsent(claimed.application(), claimed) == null) {
			this.byId.put(claimed.id(), claimed);
			this.turns.add(note);
		}
		if (this.byId.containsKey(note.id())) {
			switch (note.what()) {
				case COUNTS -> this.topics.put(note.id(), (note.details() != null) ? note.details() : Map.of());
				case LEFT -> this.left.put(note.id(), note);
				case ANSWERS -> this.turns.add(note);
				case REMOVED -> this.removed.add(note.id());
				case CLAIMED -> {
				}
			}
		}
	}

	Collection<Generation> all() {
		return this.byId.values();
	}

	/** A service's generations, oldest first, without those that are removed. */
	List<Generation> of(String service, String configured) {
		return this.byId.values()
			.stream()
			.filter((each) -> each.service().equals(service) && each.configured().equals(configured))
			.filter((each) -> !isRemoved(each))
			.toList();
	}

	List<Generation> removed(String service, String configured) {
		return this.byId.values()
			.stream()
			.filter((each) -> each.service().equals(service) && each.configured().equals(configured))
			.filter(this::isRemoved)
			.toList();
	}

	boolean isTaken(String application) {
		return this.byApplication.containsKey(application);
	}

	boolean isRemoved(Generation generation) {
		return this.removed.contains(generation.id());
	}

	/** The ids of its topics; empty until it counts. */
	Map<String, String> topicsOf(Generation generation) {
		return this.topics.getOrDefault(generation.id(), Map.of());
	}

	/** Where it was left, if that was noted. */
	Optional<GenerationLogEntry> left(Generation generation) {
		return Optional.ofNullable(this.left.get(generation.id()));
	}

	/** The one that answered last, or was first to begin. */
	Optional<Generation> answering(String service, String configured) {
		List<Generation> line = of(service, configured);
		Generation answering = null;
		for (GenerationLogEntry turn : this.turns) {
			Generation generation = this.byId.get(turn.id());
			if (line.contains(generation) && (answering == null || turn.what() == GenerationLogEntry.What.ANSWERS)) {
				answering = generation;
			}
		}
		return Optional.ofNullable(answering);
	}

	/** Whether it answers, and no other was begun since it said so. */
	boolean isSettled(Generation generation) {
		GenerationLogEntry last = null;
		for (GenerationLogEntry turn : this.turns) {
			last = isOfSameLine(generation, turn) ? turn : last;
		}
		return last != null && last.what() == GenerationLogEntry.What.ANSWERS && last.id().equals(generation.id());
	}

	/** Since when another answers in its place, or {@code null}. */
	@Nullable Instant supersededAt(Generation generation) {
		Instant superseded = null;
		for (GenerationLogEntry turn : this.turns) {
			if (turn.id().equals(generation.id())) {
				superseded = null;
			}
			else if (superseded == null && turn.what() == GenerationLogEntry.What.ANSWERS
					&& isOfSameLine(generation, turn)) {
				superseded = turn.time();
			}
		}
		return superseded;
	}

	private boolean isOfSameLine(Generation generation, GenerationLogEntry turn) {
		Generation other = this.byId.get(turn.id());
		return other.service().equals(generation.service()) && other.configured().equals(generation.configured());
	}

}
