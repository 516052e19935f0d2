package cl.gremio.tools.deadletter;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Optional;

import cl.gremio.model.topic.RecordPosition;

/**
 * Writes dead letters back to their topic.
 */
final class ReplayCommand {

	private final Command.Replay command;

	private final KafkaClients broker;

	private final PrintStream out;

	private final PrintStream err;

	private final Clock clock = Clock.systemUTC();

	ReplayCommand(Command.Replay command, KafkaClients broker, PrintStream out, PrintStream err) {
		this.command = command;
		this.broker = broker;
		this.out = out;
		this.err = err;
	}

	/** ReplayLog, and returns whether all that was asked for is replayed. */
	boolean run() {
		if (this.broker.partitions(this.command.topic()) == 0) {
			throw new ToolException("There is no topic " + this.command.topic());
		}
		RecordPosition position = this.command.position();
		try (LogReader reader = this.broker.reader()) {
			DeadLetterLog log = new DeadLetterLog(this.broker, reader);
			DeadLetter one = (position != null) ? log.find(this.command.topic(), position) : null;
			// From here on no other replay can write: what is read now stays true.
			try (ReplayWriter writer = new ReplayWriter(this.broker.producer())) {
				this.broker.ensureReplays();
				ReplayLog replays = ReplayLog.read(this.broker, reader);
				ReplayBatch batch = new ReplayBatch(writer, this.out, this.err);
				return (one != null) ? replay(one, replays, batch) : replayAll(log, replays, batch);
			}
		}
	}

	private boolean replay(DeadLetter deadLetter, ReplayLog replays, ReplayBatch batch) {
		objection(deadLetter, replays).ifPresent((line) -> {
			throw new ToolException(line);
		});
		batch.add(prepare(deadLetter, replays));
		batch.write();
		return batch.refused() == 0;
	}

	private boolean replayAll(DeadLetterLog log, ReplayLog replays, ReplayBatch batch) {
		int[] skipped = new int[1];
		log.read(this.command.topic(), (deadLetter) -> {
			Optional<String> objection = objection(deadLetter, replays);
			if (objection.isPresent()) {
				skipped[0]++;
				this.out.println(objection.get());
			}
			else {
				batch.add(prepare(deadLetter, replays));
			}
			return true;
		});
		batch.write();
		this.out.println(this.command.topic() + ": " + batch.replayed() + " replayed, " + skipped[0] + " skipped, "
				+ batch.refused() + " refused");
		return batch.refused() == 0;
	}

	private Optional<String> objection(DeadLetter deadLetter, ReplayLog replays) {
		return replays.objection(deadLetter, this.command.again(), this.clock.instant())
			.map((objection) -> deadLetter.label() + "  skipped: " + objection);
	}

	private PreparedReplay prepare(DeadLetter deadLetter, ReplayLog replays) {
		PreparedReplay prepared = PreparedReplay.of(deadLetter, replays, this.command.by(), this.clock.instant());
		replays.add(prepared.replay());
		return prepared;
	}

}
