package cl.gremio.tools.deadletter;

import java.util.List;
import java.util.Locale;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.wire.OneLine;
import cl.gremio.model.wire.WireWriter;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A dead letter in a list.
 *
 * @param time the time of the record, in ISO-8601
 * @param size the size of the value, in bytes; -1 without a value
 * @param replays the replays, each with its user and time
 */
record ListedDeadLetter(@JsonProperty("topic") String topic, @JsonProperty("partition") int partition,
		@JsonProperty("offset") long offset, @JsonProperty("time") String time,
		@JsonProperty("original") RecordPosition original, @JsonProperty("size") int size,
		@JsonProperty("error") @Nullable String error, @JsonProperty("replays") List<Replayed> replays) {

	static final String HEADING = row("TOPIC", "PART", "OFFSET", "TIME", "ORIGINAL", "BYTES", "REPLAYED BY", "ERROR");

	private static final int ERROR_CHARS = 160;

	static ListedDeadLetter of(DeadLetter deadLetter, ReplayLog replays) {
		RecordPosition position = deadLetter.position();
		List<Replayed> replayed = replays.of(deadLetter)
			.stream()
			.map((replay) -> new Replayed(replay.by(), replay.time()))
			.toList();
		return new ListedDeadLetter(deadLetter.topic(), position.partition(), position.offset(),
				deadLetter.time().toString(), deadLetter.original(), deadLetter.size(), deadLetter.error(), replayed);
	}

	boolean isReplayed() {
		return !this.replays.isEmpty();
	}

	String asLine() {
		String by = isReplayed() ? this.replays.get(this.replays.size() - 1).by() : "-";
		return row(this.topic, this.partition, this.offset, this.time, OneLine.of(this.original.toString(), 60),
				(this.size >= 0) ? this.size : "-", OneLine.of(by, 20),
				(this.error != null) ? OneLine.of(this.error, ERROR_CHARS) : "-");
	}

	String asJson() {
		return new String(WireWriter.toJson(this), UTF_8);
	}

	private static String row(Object... cells) {
		return String.format(Locale.ROOT, "%-9s %4s %7s  %-24s  %-15s %7s  %-12s %s", cells);
	}

	/** A replay of the dead letter. The time is in epoch seconds. */
	record Replayed(@JsonProperty("by") String by, @JsonProperty("time") long time) {
	}

}
