package cl.gremio.tools.deadletter;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.wire.OneLine;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows everything about one dead letter. */
@Command(name = "show", description = "Shows one dead letter with its headers, key and value.")
final class ShowCommand extends DeadLetterCommand {

	private static final int HEADER_CHARS = 2_000;

	/** Headers that hold numbers in the form of Spring for Apache Kafka. */
	private static final Set<String> NUMBERS = Set.of("kafka_dlt-original-partition", "kafka_dlt-original-offset",
			"kafka_dlt-original-timestamp");

	@Parameters(index = "0", paramLabel = "TOPIC", converter = TopicConverter.class)
	private @Nullable String topic;

	@Parameters(index = "1", paramLabel = "PARTITION", converter = PartitionConverter.class)
	private long partition;

	@Parameters(index = "2", paramLabel = "OFFSET", converter = OffsetConverter.class)
	private long offset;

	@Override
	boolean run(KafkaClients clients) {
		try (LogReader reader = clients.reader()) {
			DeadLetter deadLetter = new DeadLetterLog(clients, reader).find(this.topic, position());
			show(deadLetter, ReplayLog.read(clients, reader).of(deadLetter));
			return true;
		}
	}

	RecordPosition position() {
		return DeadLetter.position(this.topic, this.partition, this.offset);
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
		out().println("headers");
		for (Header header : deadLetter.headers()) {
			out().println("  " + OneLine.of(header.key()) + ": " + value(header));
		}
		bytes("key", deadLetter.record().key());
		bytes("value", deadLetter.record().value());
	}

	private void field(String name, String value) {
		out().println(String.format(Locale.ROOT, "%-12s %s", name, OneLine.of(value, HEADER_CHARS)));
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
			out().println(name + ": none");
			return;
		}
		out().println(name + " (" + bytes.length + ((bytes.length == 1) ? " byte)" : " bytes)"));
		out().println(Printable.block(bytes));
	}

}
