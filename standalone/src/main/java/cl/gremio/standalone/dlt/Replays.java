package cl.gremio.standalone.dlt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.model.Topics;

/**
 * What {@code dlt.replays} says.
 */
final class Replays {

	private final Map<Position, List<Replay>> byDeadLetter = new HashMap<>();

	private final Map<TopicAndId, Position> originals = new HashMap<>();

	/** Reads all of it; without the topic there is none. */
	static Replays read(Broker broker, LogReader reader) {
		Replays replays = new Replays();
		reader.read(Topics.DLT_REPLAYS, broker.partitions(Topics.DLT_REPLAYS), (record) -> {
			Replay replay = Replay.read(record);
			if (replay != null) {
				replays.add(replay);
			}
			return true;
		});
		return replays;
	}

	void add(Replay replay) {
		this.byDeadLetter.computeIfAbsent(replay.deadLetter(), (position) -> new ArrayList<>(1)).add(replay);
		this.originals.putIfAbsent(TopicAndId.of(replay.deadLetter(), replay.id()), replay.original());
	}

	/** A dead letter's replays, the oldest first. */
	List<Replay> of(Position deadLetter) {
		return this.byDeadLetter.getOrDefault(deadLetter, List.of());
	}

	/** Whether another record of the same topic has been replayed by this id. */
	boolean isTaken(String id, DeadLetter deadLetter) {
		Position original = this.originals.get(TopicAndId.of(deadLetter.position(), id));
		return original != null && !original.equals(deadLetter.original());
	}

	private record TopicAndId(String topic, String id) {

		static TopicAndId of(Position deadLetter, String id) {
			return new TopicAndId(deadLetter.topic(), id);
		}

	}

}
