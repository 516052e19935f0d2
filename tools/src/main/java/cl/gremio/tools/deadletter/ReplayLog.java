package cl.gremio.tools.deadletter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import cl.gremio.model.topic.Topics;
import cl.gremio.model.wire.OneLine;

/** The replays in {@code dlt.replays}. */
final class ReplayLog {

	/** Consumers remember an id for at least this time (contract: Idempotency-Key). */
	private static final Duration KNOWN = Duration.ofHours(24);

	private final Map<OriginalRecord, List<ReplayNote>> replays = new HashMap<>();

	private final Map<TopicAndId, OriginalRecord> origins = new HashMap<>();

	/** Reads the whole topic. A missing topic has no replays. */
	static ReplayLog read(KafkaClients broker, LogReader reader) {
		ReplayLog replays = new ReplayLog();
		reader.read(Topics.DLT_REPLAYS, broker.partitions(Topics.DLT_REPLAYS), (record) -> {
			ReplayNote replay = ReplayNote.read(record);
			if (replay != null) {
				replays.add(replay);
			}
			return true;
		});
		return replays;
	}

	void add(ReplayNote replay) {
		OriginalRecord origin = replay.origin();
		this.replays.computeIfAbsent(origin, (each) -> new ArrayList<>(1)).add(replay);
		this.origins.putIfAbsent(new TopicAndId(origin.topic(), replay.id()), origin);
	}

	/** Returns the replays of a record through all its dead letters, the oldest first. */
	List<ReplayNote> of(DeadLetter deadLetter) {
		return this.replays.getOrDefault(deadLetter.origin(), List.of());
	}

	/** Whether another record of the same topic has been replayed with this id. */
	boolean isTaken(String id, DeadLetter deadLetter) {
		OriginalRecord origin = this.origins.get(new TopicAndId(deadLetter.topic(), id));
		return origin != null && !origin.equals(deadLetter.origin());
	}

	/**
	 * Returns the reason against a replay of a record now, if a reason exists.
	 * @param again whether the user allows a second replay of a record
	 */
	Optional<String> objection(DeadLetter deadLetter, boolean again, Instant now) {
		if (deadLetter.isTruncated()) {
			return Optional.of("only its beginning is here, as it was too large");
		}
		List<ReplayNote> before = of(deadLetter);
		if (before.isEmpty()) {
			return Optional.empty();
		}
		String replayed = OneLine.of(before.get(0).by(), 60) + " replayed it on " + before.get(0).when();
		if (before.get(0).time() < now.minus(KNOWN).getEpochSecond()) {
			return Optional.of(replayed + ", which is so long ago that once more could count twice");
		}
		return again ? Optional.empty() : Optional.of(replayed + " (--again repeats it)");
	}

	private record TopicAndId(String topic, String id) {
	}

}
