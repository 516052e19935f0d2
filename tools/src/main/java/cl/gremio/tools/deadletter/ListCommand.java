package cl.gremio.tools.deadletter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

import cl.gremio.model.topic.Topics;
import cl.gremio.tools.NumberConverter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Lists dead letters while the command reads them. The memory use does not depend on the
 * number of dead letters.
 */
@Command(name = "list", description = "Lists dead letters, and their number by topic.")
final class ListCommand extends DeadLetterCommand {

	static final List<String> TOPICS = List.of(Topics.MEMBERS, Topics.SALES, Topics.STOCK, Topics.UBICATION);

	@Parameters(arity = "0..1", paramLabel = "TOPIC", converter = TopicConverter.class,
			description = "only this topic's (default: all four)")
	private @Nullable String topic;

	@Option(names = "--limit", paramLabel = "N", converter = LimitConverter.class,
			description = "only the newest N of each topic")
	private @Nullable Long limit;

	@Option(names = "--json", description = "one JSON object a line")
	private boolean json;

	private boolean headed;

	@Override
	boolean run(KafkaClients clients) {
		try (LogReader reader = clients.reader()) {
			DeadLetterLog log = new DeadLetterLog(clients, reader);
			if (this.topic != null && !TOPICS.contains(this.topic)) {
				log.require(this.topic);
			}
			ReplayLog replays = ReplayLog.read(clients, reader);
			List<Count> counts = ((this.topic != null) ? List.of(this.topic) : TOPICS).stream()
				.map((each) -> list(each, log, replays))
				.toList();
			if (!this.json) {
				counts.forEach((count) -> out().println(count.asLine()));
			}
			return true;
		}
	}

	private Count list(String topic, DeadLetterLog log, ReplayLog replays) {
		Count count = new Count(topic);
		Newest newest = (this.limit != null) ? new Newest(this.limit) : null;
		log.read(topic, (deadLetter) -> {
			ListedDeadLetter listed = ListedDeadLetter.of(deadLetter, replays);
			count.add(listed);
			if (newest == null) {
				print(listed);
				// The reader of the output may have ended, as head does.
				return count.all % 1_000 != 0 || !out().checkError();
			}
			newest.add(listed);
			return true;
		});
		if (newest != null) {
			newest.inOrder().forEach(this::print);
		}
		return count;
	}

	private void print(ListedDeadLetter listed) {
		if (this.json) {
			out().println(listed.asJson());
			return;
		}
		if (!this.headed) {
			this.headed = true;
			out().println(ListedDeadLetter.HEADING);
		}
		out().println(listed.asLine());
	}

	private static final class LimitConverter extends NumberConverter {

		LimitConverter() {
			super(1, 1_000_000);
		}

	}

	/** The newest dead letters of a topic. */
	private static final class Newest {

		private final Comparator<ListedDeadLetter> order = Comparator
			.comparing((ListedDeadLetter listed) -> Instant.parse(listed.time()))
			.thenComparing(ListedDeadLetter::offset);

		private final Queue<ListedDeadLetter> newest = new PriorityQueue<>(this.order);

		private final long limit;

		Newest(long limit) {
			this.limit = limit;
		}

		void add(ListedDeadLetter listed) {
			this.newest.add(listed);
			if (this.newest.size() > this.limit) {
				this.newest.remove();
			}
		}

		List<ListedDeadLetter> inOrder() {
			return this.newest.stream().sorted(this.order).toList();
		}

	}

	/** The number of a topic's dead letters. */
	private static final class Count {

		private final String topic;

		private long all;

		private long replayed;

		Count(String topic) {
			this.topic = topic;
		}

		void add(ListedDeadLetter listed) {
			this.all++;
			this.replayed += listed.isReplayed() ? 1 : 0;
		}

		String asLine() {
			return this.topic + ": " + this.all + " dead letter" + ((this.all == 1) ? "" : "s") + ", " + this.replayed
					+ " replayed";
		}

	}

}
