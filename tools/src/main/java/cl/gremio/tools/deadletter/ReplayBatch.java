package cl.gremio.tools.deadletter;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

import cl.gremio.model.wire.OneLine;
import cl.gremio.tools.CommandLines;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import picocli.CommandLine;

/**
 * Replays dead letters in transactions of about one request, and prints the outcome of
 * each dead letter. If a topic refuses a dead letter, the batch still replays the others.
 */
final class ReplayBatch {

	private static final int RECORDS = 100;

	private static final long BYTES = 1024 * 1024;

	private final ReplayWriter writer;

	private final CommandLine commandLine;

	private final List<PreparedReplay> waiting = new ArrayList<>(RECORDS);

	private long bytes;

	private int replayed;

	private int refused;

	ReplayBatch(ReplayWriter writer, CommandLine commandLine) {
		this.writer = writer;
		this.commandLine = commandLine;
	}

	void add(PreparedReplay prepared) {
		this.waiting.add(prepared);
		this.bytes += prepared.size();
		if (this.waiting.size() == RECORDS || this.bytes >= BYTES) {
			write();
		}
	}

	/** Writes the waiting dead letters. */
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
				// Kafka does not name the refused record, so the batch writes the records
				// one by one.
				batch.forEach(this::write);
			}
		}
		else {
			batch.forEach(this::write);
		}
		this.commandLine.getOut().flush();
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
		this.commandLine.getOut()
			.println(prepared.deadLetter().label() + "  replayed as " + OneLine.of(prepared.replay().id()));
	}

	private void refuse(PreparedReplay prepared, String why) {
		this.refused++;
		CommandLines.fail(this.commandLine, prepared.deadLetter().label() + "  not replayed: " + why);
	}

	int replayed() {
		return this.replayed;
	}

	int refused() {
		return this.refused;
	}

}
