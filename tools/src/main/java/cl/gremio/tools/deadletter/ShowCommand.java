package cl.gremio.tools.deadletter;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Shows all there is to a dead letter.
 */
final class ShowCommand {

	private static final int HEADER_CHARS = 2_000;

	/** The headers that are numbers, as Spring writes them. */
	private static final Set<String> NUMBERS = Set.of("kafka_dlt-original-partition", "kafka_dlt-original-offset",
			"kafka_dlt-original-timestamp");

	private final Command.Show command;

	private final KafkaClients broker;

	private final PrintStream out;

	ShowCommand(Command.Show command, KafkaClients broker, PrintStream out) {
		this.command = command;
		this.broker = broker;
		this.out = out;
	}

	void run() {
		try (LogReader reader = this.broker.reader()) {
			DeadLetter deadLetter = new DeadLetterLog(this.broker, reader).find(this.command.topic(),
					this.command.position());
			show(deadLetter, ReplayLog.read(this.broker, reader).of(deadLetter));
		}
	}

	private void show(DeadLetter deadLetter, List<ReplayNote> replays) {
		field("dead letter", deadLetter.position().toString());
		field("original", deadLetter.original().toString());
		field("time", deadLetter.time().toString());
		String error = deadLetter.error();
		field("error", (error != null) ? error : "-");
		for (ReplayNote replay : replays) {
			field("replayed", replay.when() + " by " + replay.by() + " as " + replay.id());
		}
		this.out.println("headers");
		for (Header header : deadLetter.headers()) {
			this.out.println("  " + OneLine.of(header.key()) + ": " + value(header));
		}
		bytes("key", deadLetter.record().key());
		bytes("value", deadLetter.record().value());
	}

	private void field(String name, String value) {
		this.out.println(String.format(Locale.ROOT, "%-12s %s", name, OneLine.of(value, HEADER_CHARS)));
	}

	private static String value(Header header) {
		byte[] value = header.value();
		if (value != null && NUMBERS.contains(header.key())) {
			if (value.length == Integer.BYTES) {
				return Integer.toString(ByteBuffer.wrap(value).getInt());
			}
			if (value.length == Long.BYTES) {
				return Long.toString(ByteBuffer.wrap(value).getLong());
			}
		}
		return Printable.line(value, HEADER_CHARS);
	}

	private void bytes(String name, byte @Nullable [] bytes) {
		if (bytes == null) {
			this.out.println(name + ": none");
			return;
		}
		this.out.println(name + " (" + bytes.length + ((bytes.length == 1) ? " byte)" : " bytes)"));
		this.out.println(Printable.block(bytes));
	}

}
