package cl.gremio.tools.deadletter;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * ReplayLog so many dead letters at a time as fill a request, and says of each what
 * became of it. One that its topic refuses keeps no other from going.
 */
final class ReplayBatch {

	private static final int RECORDS = 100;

	private static final long BYTES = 1024 * 1024;

	private final ReplayWriter writer;

	private final PrintStream out;

	private final PrintStream err;

	private final List<PreparedReplay> waiting = new ArrayList<>(RECORDS);

	private long bytes;

	private int replayed;

	private int refused;

	ReplayBatch(ReplayWriter writer, PrintStream out, PrintStream err) {
		this.writer = writer;
		this.out = out;
		this.err = err;
	}

	void add(PreparedReplay prepared) {
		this.waiting.add(prepared);
		this.bytes += prepared.size();
		if (this.waiting.size() == RECORDS || this.bytes >= BYTES) {
			write();
		}
	}

	/** Writes what waits. */
	void write() {
		List<PreparedReplay> batch = List.copyOf(this.waiting);
		this.waiting.clear();
		this.bytes = 0;
		if (batch.size() > 1) {
			try {
				this.writer.write(batch);
				batch.forEach(this::tell);
			}
			catch (KafkaException ex) {
				// Which of them it was about is known only when they go one by one.
				batch.forEach(this::write);
			}
		}
		else {
			batch.forEach(this::write);
		}
		this.out.flush();
	}

	private void write(PreparedReplay prepared) {
		try {
			this.writer.write(List.of(prepared));
			tell(prepared);
		}
		catch (InvalidTimestampException ex) {
			refuse(prepared, "a record of " + prepared.deadLetter().time() + " is outside the topic's limits"
					+ " message.timestamp.before.max.ms and message.timestamp.after.max.ms");
		}
		catch (RecordTooLargeException ex) {
			refuse(prepared, "with its new headers it is larger than the topic's max.message.bytes");
		}
		catch (InvalidRecordException ex) {
			refuse(prepared, OneLine.of(ex.getMessage()));
		}
	}

	private void tell(PreparedReplay prepared) {
		this.replayed++;
		this.out.println(prepared.deadLetter().label() + "  replayed as " + OneLine.of(prepared.replay().id()));
	}

	private void refuse(PreparedReplay prepared, String why) {
		this.refused++;
		this.err.println("gremio: " + prepared.deadLetter().label() + "  not replayed: " + why);
	}

	int replayed() {
		return this.replayed;
	}

	int refused() {
		return this.refused;
	}

}
