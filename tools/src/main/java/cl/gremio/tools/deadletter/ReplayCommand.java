package cl.gremio.tools.deadletter;

import java.time.Clock;
import java.util.Optional;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.tools.CommandException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Writes dead letters back to their topic. */
@Command(name = "replay", description = "Writes dead letters back to their topic, and a note of it to dlt.replays.",
		customSynopsis = { "gremio dlt replay TOPIC PARTITION OFFSET [--by NAME] [--again]",
				"       gremio dlt replay TOPIC --all [--by NAME] [--again]" })
final class ReplayCommand extends DeadLetterCommand {

	@Parameters(index = "0", paramLabel = "TOPIC", converter = TopicConverter.class)
	private @Nullable String topic;

	@Parameters(index = "1", arity = "0..1", paramLabel = "PARTITION", converter = PartitionConverter.class)
	private @Nullable Long partition;

	@Parameters(index = "2", arity = "0..1", paramLabel = "OFFSET", converter = OffsetConverter.class)
	private @Nullable Long offset;

	@Option(names = "--all", description = "all dead letters that are not replayed yet")
	private boolean all;

	@Option(names = "--by", paramLabel = "NAME", description = "who replays (default: your user name)")
	private String by = user();

	@Option(names = "--again",
			description = "replay also what was replayed within 24 hours; consumers count it once all the same")
	private boolean again;

	private final Clock clock = Clock.systemUTC();

	@Override
	public Integer call() {
		if (this.all ? this.partition != null : this.offset == null) {
			throw new ParameterException(spec().commandLine(), "replay takes TOPIC PARTITION OFFSET, or TOPIC --all");
		}
		return super.call();
	}

	@Override
	boolean run(KafkaClients clients) {
		if (clients.partitions(this.topic) == 0) {
			throw new CommandException("There is no topic " + this.topic);
		}
		try (LogReader reader = clients.reader()) {
			DeadLetterLog log = new DeadLetterLog(clients, reader);
			DeadLetter one = this.all ? null : log.find(this.topic, position());
			// From here on no other replay can write, so the replay log is complete.
			try (ReplayWriter writer = new ReplayWriter(clients.producer())) {
				clients.ensureReplays();
				ReplayLog replays = ReplayLog.read(clients, reader);
				ReplayBatch batch = new ReplayBatch(writer, spec().commandLine());
				return (one != null) ? replay(one, replays, batch) : replayAll(log, replays, batch);
			}
		}
	}

	RecordPosition position() {
		return DeadLetter.position(this.topic, this.partition, this.offset);
	}

	String by() {
		return this.by;
	}

	/** The JVM returns a question mark if the system does not know the user's name. */
	private static String user() {
		String name = System.getProperty("user.name", "?");
		return name.equals("?") ? "unknown" : name;
	}

	private boolean replay(DeadLetter deadLetter, ReplayLog replays, ReplayBatch batch) {
		objection(deadLetter, replays).ifPresent((line) -> {
			throw new CommandException(line);
		});
		batch.add(prepare(deadLetter, replays));
		batch.write();
		return batch.refused() == 0;
	}

	private boolean replayAll(DeadLetterLog log, ReplayLog replays, ReplayBatch batch) {
		int[] skipped = new int[1];
		log.read(this.topic, (deadLetter) -> {
			Optional<String> objection = objection(deadLetter, replays);
			if (objection.isPresent()) {
				skipped[0]++;
				out().println(objection.get());
			}
			else {
				batch.add(prepare(deadLetter, replays));
			}
			return true;
		});
		batch.write();
		out().println(this.topic + ": " + batch.replayed() + " replayed, " + skipped[0] + " skipped, " + batch.refused()
				+ " refused");
		return batch.refused() == 0;
	}

	private Optional<String> objection(DeadLetter deadLetter, ReplayLog replays) {
		return replays.objection(deadLetter, this.again, this.clock.instant())
			.map((objection) -> deadLetter.label() + "  skipped: " + objection);
	}

	private PreparedReplay prepare(DeadLetter deadLetter, ReplayLog replays) {
		PreparedReplay prepared = PreparedReplay.of(deadLetter, replays, this.by, this.clock.instant());
		replays.add(prepared.replay());
		return prepared;
	}

}
