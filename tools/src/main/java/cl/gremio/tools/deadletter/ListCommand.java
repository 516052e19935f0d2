package cl.gremio.tools.deadletter;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

import cl.gremio.model.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * Lists dead letters as they are read, so that any number of them takes no memory.
 */
final class ListCommand {

	static final List<String> TOPICS = List.of(Topics.MEMBERS, Topics.SALES, Topics.STOCK, Topics.UBICATION);

	private final Command.ListAll command;

	private final KafkaClients broker;

	private final PrintStream out;

	private boolean headed;

	ListCommand(Command.ListAll command, KafkaClients broker, PrintStream out) {
		this.command = command;
		this.broker = broker;
		this.out = out;
	}

	void run() {
		try (LogReader reader = this.broker.reader()) {
			DeadLetterLog log = new DeadLetterLog(this.broker, reader);
			String topic = this.command.topic();
			if (topic != null && !TOPICS.contains(topic)) {
				log.require(topic);
			}
			ReplayLog replays = ReplayLog.read(this.broker, reader);
			List<Count> counts = ((topic != null) ? List.of(topic) : TOPICS).stream()
				.map((each) -> list(each, log, replays))
				.toList();
			if (!this.command.json()) {
				counts.forEach((count) -> this.out.println(count.asLine()));
			}
		}
	}

	private Count list(String topic, DeadLetterLog log, ReplayLog replays) {
		Count count = new Count(topic);
		Integer limit = this.command.limit();
		Newest newest = (limit != null) ? new Newest(limit) : null;
		log.read(topic, (deadLetter) -> {
			ListedDeadLetter listed = ListedDeadLetter.of(deadLetter, replays);
			count.add(listed);
			if (newest == null) {
				print(listed);
				// Whoever reads us may have seen enough, as head does.
				return count.all % 1_000 != 0 || !this.out.checkError();
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
		if (this.command.json()) {
			this.out.println(listed.asJson());
			return;
		}
		if (!this.headed) {
			this.headed = true;
			this.out.println(ListedDeadLetter.HEADING);
		}
		this.out.println(listed.asLine());
	}

	/** The newest of a topic. */
	private static final class Newest {

		private final Comparator<ListedDeadLetter> order = Comparator
			.comparing((ListedDeadLetter listed) -> Instant.parse(listed.time()))
			.thenComparing(ListedDeadLetter::offset);

		private final Queue<ListedDeadLetter> newest = new PriorityQueue<>(this.order);

		private final int limit;

		Newest(int limit) {
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

	/** How many dead letters a topic has. */
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
