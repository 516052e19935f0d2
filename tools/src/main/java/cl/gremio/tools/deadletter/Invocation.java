package cl.gremio.tools.deadletter;

import java.nio.file.Path;
import java.util.Set;

import cl.gremio.model.topic.RecordPosition;
import cl.gremio.model.topic.Topics;
import org.jspecify.annotations.Nullable;

/**
 * The tool as it was called.
 *
 * @param command what to do
 * @param bootstrapServers the broker that was named, if any
 * @param config the file of client properties that was named, if any
 */
record Invocation(Command command, @Nullable String bootstrapServers, @Nullable Path config) {

	static final String USAGE = """
			Usage: gremio dlt list [TOPIC] [--limit N] [--json]
			       gremio dlt show TOPIC PARTITION OFFSET
			       gremio dlt replay TOPIC PARTITION OFFSET [--by NAME] [--again]
			       gremio dlt replay TOPIC --all [--by NAME] [--again]

			Works on dead letters, the records that could not be read or were invalid. TOPIC is members,
			sales, stock or ubication; PARTITION and OFFSET are the dead letter's own, as list gives them.

			  list                the dead letters, and their number by topic
			    --limit N         only the newest N of each topic
			    --json            one JSON object a line
			  show                one dead letter with its headers, key and value
			  replay              writes dead letters back to their topic, and who did so to dlt.replays
			    --all             all that have not been replayed
			    --by NAME         who replays (default: your user name)
			    --again           those replayed in the last 24 hours, too; each counts once all the same

			  --bootstrap-servers HOST:PORT   the broker (default: 127.0.0.1:9092)
			  --config FILE                   properties of Kafka's clients, such as for security
			  --help                          this text

			Exit code 0: done; 1: not done, or not all of it; 2: the arguments are wrong.
			""";

	/**
	 * Reads the command line.
	 * @throws IllegalArgumentException saying in one line what is wrong with it
	 */
	static Invocation parse(String... args) {
		Arguments arguments = new Arguments(args);
		String config = arguments.value("--config");
		return new Invocation(command(arguments), arguments.value("--bootstrap-servers"),
				(config != null) ? Path.of(config) : null);
	}

	private static Command command(Arguments arguments) {
		if (arguments.words() == 0) {
			throw new IllegalArgumentException("Say what to do: list, show or replay");
		}
		return switch (arguments.word(0)) {
			case "list" -> list(arguments);
			case "show" -> show(arguments);
			case "replay" -> replay(arguments);
			default -> throw new IllegalArgumentException(
					"There is no command " + arguments.word(0) + ": use list, show or replay");
		};
	}

	private static Command list(Arguments arguments) {
		arguments.allowOnly("list", Set.of("--limit", "--json", "--bootstrap-servers", "--config"));
		if (arguments.words() > 2) {
			throw new IllegalArgumentException("list takes one TOPIC, or none for all");
		}
		String limit = arguments.value("--limit");
		return new Command.ListAll((arguments.words() == 2) ? topic(arguments) : null,
				(limit != null) ? (int) Arguments.number("--limit", limit, 1, 1_000_000) : null,
				arguments.has("--json"));
	}

	private static Command show(Arguments arguments) {
		arguments.allowOnly("show", Set.of("--bootstrap-servers", "--config"));
		if (arguments.words() != 4) {
			throw new IllegalArgumentException("show takes TOPIC PARTITION OFFSET");
		}
		return new Command.Show(topic(arguments), one(arguments));
	}

	private static Command replay(Arguments arguments) {
		arguments.allowOnly("replay", Set.of("--all", "--by", "--again", "--bootstrap-servers", "--config"));
		boolean all = arguments.has("--all");
		if (arguments.words() != (all ? 2 : 4)) {
			throw new IllegalArgumentException("replay takes TOPIC PARTITION OFFSET, or TOPIC --all");
		}
		String by = arguments.value("--by");
		return new Command.Replay(topic(arguments), all ? null : one(arguments), (by != null) ? by : user(),
				arguments.has("--again"));
	}

	private static String topic(Arguments arguments) {
		return DeadLetter.topicOf(arguments.word(1));
	}

	private static RecordPosition one(Arguments arguments) {
		return new RecordPosition(Topics.deadLettersOf(topic(arguments)),
				(int) Arguments.number("PARTITION", arguments.word(2), 0, Integer.MAX_VALUE),
				Arguments.number("OFFSET", arguments.word(3), 0, Long.MAX_VALUE));
	}

	/** A JVM has a question mark for a user whose name the system doesn't know. */
	private static String user() {
		String name = System.getProperty("user.name", "?");
		return name.equals("?") ? "unknown" : name;
	}

}
