package cl.gremio.standalone;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import cl.gremio.service.LevenshteinDistance;
import cl.gremio.service.KnownSettings;
import cl.gremio.service.storage.DataDirectoryException;
import cl.gremio.service.storage.HomeDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options as people type them: {@code --name value} or {@code --name=value}.
 */
final class CommandLine {

	static final String HELP = """
			Usage: gremio [options]          starts Kafka and the eight services in one process
			       gremio SERVICE [options]  starts one of them alone, on the Kafka that
			                                 --spring.kafka.bootstrap-servers names; its options are properties
			       gremio status [options]   says of each service whether it is ready, and how far behind; of Kafka,
			                                 how many dead letters there are; exit code 0: all are ready
			       gremio dlt ...            works on dead letters (gremio dlt --help)

			SERVICE  members-producer  sales-producer  stock-producer  location-producer
			         members-consumer  sales-consumer  stock-consumer  location-consumer

			  --data DIR             where everything is kept (default: .gremio in your home)
			  --port-offset N        adds N to every port: 3000-3003, 8000-8003 and Kafka's 9092
			  --broker-port N        Kafka's port (default: 9092 plus the offset)
			  --bind ADDRESS         the address to listen on (default: 127.0.0.1; 0.0.0.0 is every address,
			                         with Kafka known to its clients as localhost)
			  --some.property=VALUE  a Spring property for all services, see docs/configuration.md
			  --version              the versions of gremio, Java and Kafka
			  --help                 this text
			""";

	private static final Pattern PROPERTY = Pattern.compile("--([A-Za-z][\\w-]*(?:[.\\[][\\w.\\[\\]-]+))=(.*)",
			Pattern.DOTALL);

	private static final Map<String, String> OWN = Map.of("server.port", "--port-offset", "server.address", "--bind",
			"gremio.data-dir", "--data", "spring.kafka.bootstrap-servers", "--broker-port");

	private final Map<String, String> properties = new LinkedHashMap<>();

	private @Nullable Path data;

	private String bind = Options.LOOPBACK;

	private int portOffset;

	private @Nullable Integer brokerPort;

	private CommandLine() {
	}

	/**
	 * Reads the options.
	 * @throws IllegalArgumentException naming the first option that is unknown or
	 * malformed, in one line
	 * @throws DataDirectoryException if no folder is given and the user has no home
	 */
	static Options parse(String... args) {
		CommandLine line = new CommandLine();
		Deque<String> rest = new ArrayDeque<>(List.of(args));
		while (!rest.isEmpty()) {
			line.read(rest.remove(), rest);
		}
		Ports ports = Ports.shifted(line.portOffset);
		if (line.brokerPort != null) {
			ports = ports.withBroker(line.brokerPort);
		}
		Path data = (line.data != null) ? line.data : HomeDirectory.ofUser().path();
		return new Options(data.toAbsolutePath().normalize(), line.bind, ports, line.properties);
	}

	private void read(String arg, Deque<String> rest) {
		int equals = arg.indexOf('=');
		String name = (equals < 0) ? arg : arg.substring(0, equals);
		switch (name) {
			case "--data" -> this.data = Path.of(value(name, arg, equals, rest));
			case "--bind" -> this.bind = value(name, arg, equals, rest);
			case "--port-offset" -> this.portOffset = number(name, value(name, arg, equals, rest), 0, 50_000);
			case "--broker-port" -> this.brokerPort = number(name, value(name, arg, equals, rest), 1, 65_535);
			default -> property(arg);
		}
	}

	private void property(String arg) {
		Matcher matcher = PROPERTY.matcher(arg);
		if (!matcher.matches() || !KnownSettings.isProperty(matcher.group(1))) {
			throw new IllegalArgumentException(unknown(arg));
		}
		KnownSettings.unknownProperties(List.of(matcher.group(1))).ifPresent((line) -> {
			throw new IllegalArgumentException(line);
		});
		String instead = OWN.get(matcher.group(1));
		if (instead != null) {
			throw new IllegalArgumentException("--" + matcher.group(1) + " differs by service here: use " + instead);
		}
		this.properties.put(matcher.group(1), matcher.group(2));
		ConsoleLogging.check(matcher.group(1), matcher.group(2));
	}

	private static String unknown(String arg) {
		String name = arg.replaceFirst("(?s)=.*", "");
		if (KnownSettings.isProperty(name.replaceFirst("^--", ""))) {
			return name + " needs a value, as " + name + "=VALUE";
		}
		List<String> known = Stream
			.concat(Stream.of("--data", "--port-offset", "--broker-port", "--bind", "--version", "--help", "status",
					"dlt"), Stream.of(Service.values()).map(Service::label))
			.filter((one) -> one.startsWith("-") == name.startsWith("-"))
			.toList();
		String nearest = Collections.min(known,
				Comparator.comparingInt((one) -> LevenshteinDistance.between(one, name)));
		return "Unknown " + (name.startsWith("-") ? "option " : "service ") + name + " (did you mean " + nearest
				+ "? --help lists all)";
	}

	private static String value(String name, String arg, int equals, Deque<String> rest) {
		String value = (equals < 0) ? rest.poll() : arg.substring(equals + 1);
		if (value == null || value.isBlank() || (equals < 0 && value.startsWith("--"))) {
			throw new IllegalArgumentException(name + " needs a value (--help says which)");
		}
		return value;
	}

	private static int number(String name, String value, int min, int max) {
		try {
			int number = Integer.parseInt(value);
			if (number >= min && number <= max) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException(outOfRange(name, value, min, max), ex);
		}
		throw new IllegalArgumentException(outOfRange(name, value, min, max));
	}

	private static String outOfRange(String name, String value, int min, int max) {
		return name + " must be a whole number from " + min + " to " + max + ", not " + value;
	}

}
