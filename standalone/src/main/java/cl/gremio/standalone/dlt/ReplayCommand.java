package cl.gremio.standalone.dlt;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * Writes dead letters back to their topic.
 */
final class ReplayCommand {

	private final Command.Replay command;

	private final Broker broker;

	private final PrintStream out;

	private final PrintStream err;

	ReplayCommand(Command.Replay command, Broker broker, PrintStream out, PrintStream err) {
		this.command = command;
		this.broker = broker;
		this.out = out;
		this.err = err;
	}

	/** Replays, and returns whether all that was asked for is replayed. */
	boolean run() {
		if (this.broker.partitions(this.command.topic()) == 0) {
			throw new ToolException("There is no topic " + this.command.topic());
		}
		Position position = this.command.position();
		try (LogReader reader = this.broker.reader()) {
			DeadLetterLog log = new DeadLetterLog(this.broker, reader);
			DeadLetter one = (position != null) ? log.find(this.command.topic(), position) : null;
			// From here on no other replay can write: what is read now stays true.
			try (ReplayWriter writer = new ReplayWriter(this.broker.producer())) {
				this.broker.ensureReplays();
				Replays replays = Replays.read(this.broker, reader);
				ReplayBatch batch = new ReplayBatch(writer, this.out, this.err);
				return (one != null) ? replay(one, replays, batch) : replayAll(log, replays, batch);
			}
		}
	}

	private boolean replay(DeadLetter deadLetter, Replays replays, ReplayBatch batch) {
		if (isDone(deadLetter, replays)) {
			throw new ToolException(done(deadLetter, replays));
		}
		batch.add(prepare(deadLetter, replays));
		batch.write();
		return batch.refused() == 0;
	}

	private boolean replayAll(DeadLetterLog log, Replays replays, ReplayBatch batch) {
		int[] skipped = new int[1];
		log.read(this.command.topic(), (deadLetter) -> {
			if (isDone(deadLetter, replays)) {
				skipped[0]++;
				this.out.println(done(deadLetter, replays));
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

	private boolean isDone(DeadLetter deadLetter, Replays replays) {
		return !this.command.again() && !replays.of(deadLetter.position()).isEmpty();
	}

	private static String done(DeadLetter deadLetter, Replays replays) {
		List<Replay> before = replays.of(deadLetter.position());
		Replay last = before.get(before.size() - 1);
		return deadLetter.label() + "  skipped: " + Printable.line(last.by(), 60) + " replayed it on " + last.when()
				+ " (--again repeats it)";
	}

	private Prepared prepare(DeadLetter deadLetter, Replays replays) {
		Prepared prepared = Prepared.of(deadLetter, replays, this.command.by(), Clock.systemUTC().instant());
		replays.add(prepared.replay());
		return prepared;
	}

}
