package cl.gremio.standalone;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cl.gremio.service.KnownSettings;
import cl.gremio.service.storage.DataDirectoryException;
import cl.gremio.service.storage.HomeDirectory;
import cl.gremio.tools.CommandException;
import cl.gremio.tools.NumberConverter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;
import picocli.CommandLine.Unmatched;

/**
 * A command about the whole platform. Its options say where the platform runs, and are
 * Spring properties for its services.
 */
abstract class PlatformCommand implements Callable<Integer> {

	private static final Pattern PROPERTY = Pattern.compile("--([A-Za-z][\\w-]*(?:[.\\[][\\w.\\[\\]-]+))=(.*)",
			Pattern.DOTALL);

	/** Properties that differ by service, and the option that sets all of them. */
	private static final Map<String, String> REPLACED = Map.of("server.port", "--port-offset", "server.address",
			"--bind", "gremio.data-dir", "--data", "spring.kafka.bootstrap-servers", "--broker-port");

	@Spec
	private @Nullable CommandSpec spec;

	@Option(names = "--data", paramLabel = "DIR",
			description = "the folder that holds everything (default: .gremio in your home)")
	private @Nullable Path data;

	@Option(names = "--port-offset", paramLabel = "N", converter = PortOffsetConverter.class,
			description = "adds N to every port: 3000-3003, 8000-8003, the board's 8080 and Kafka's 9092")
	private long portOffset;

	@Option(names = "--broker-port", paramLabel = "N", converter = PortConverter.class,
			description = "Kafka's port (default: 9092 plus the offset)")
	private @Nullable Long brokerPort;

	@Option(names = "--board-port", paramLabel = "N", converter = PortConverter.class,
			defaultValue = "${env:GREMIO_BOARD_PORT}",
			description = "the board's port (default: GREMIO_BOARD_PORT, else 8080 plus the offset)")
	private @Nullable Long boardPort;

	@Option(names = "--bind", paramLabel = "ADDRESS",
			description = "the address to listen on (default: 127.0.0.1, which only this machine reaches). "
					+ "0.0.0.0 is every address: whoever reaches this machine may then read and write everything; "
					+ "Kafka's clients know it as localhost")
	private String bind = Options.LOOPBACK;

	@Option(names = "--security", paramLabel = "MODE", converter = SecurityModeConverter.class,
			description = "who may call: open, whoever reaches the port (default); keys, whoever has a key, see keys")
	private @Nullable String security;

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "this text")
	private boolean help;

	@Unmatched
	private List<String> properties = new ArrayList<>();

	/**
	 * Checks the options.
	 * @throws ParameterException naming the first property that is unknown or malformed
	 * @throws CommandException if no folder is given and the user has no home
	 */
	final Options options() {
		Map<String, String> settings = new LinkedHashMap<>();
		this.properties.forEach((argument) -> add(argument, settings));
		if (this.security != null) {
			settings.put(DoorKeys.MODE, this.security);
		}
		Ports ports = Ports.shifted((int) this.portOffset);
		if (this.brokerPort != null) {
			ports = ports.withBroker(this.brokerPort.intValue());
		}
		if (this.boardPort != null) {
			ports = ports.withBoard(this.boardPort.intValue());
		}
		return new Options(folder().toAbsolutePath().normalize(), this.bind, ports, settings);
	}

	private Path folder() {
		try {
			return (this.data != null) ? this.data : HomeDirectory.ofUser().path();
		}
		catch (DataDirectoryException ex) {
			throw new CommandException(ex.getMessage() + ". Name one with --data, or set HOME", ex);
		}
	}

	private void add(String argument, Map<String, String> settings) {
		Matcher matcher = PROPERTY.matcher(argument);
		if (!matcher.matches() || !KnownSettings.isProperty(matcher.group(1))) {
			if (KnownSettings.isProperty(argument.replaceFirst("^--", ""))) {
				throw wrong(argument + " needs a value, as " + argument + "=VALUE");
			}
			throw new UnmatchedArgumentException(this.spec.commandLine(), List.of(argument));
		}
		String name = matcher.group(1);
		KnownSettings.unknownProperties(List.of(name)).ifPresent((line) -> {
			throw wrong(line);
		});
		if (REPLACED.containsKey(name)) {
			throw wrong("--" + name + " differs by service here: use " + REPLACED.get(name));
		}
		if (ConsoleLogging.isUnknownLevel(name, matcher.group(2))) {
			throw wrong("--" + name + " must be one of trace, debug, info, warn, error, off, not " + matcher.group(2));
		}
		settings.put(name, matcher.group(2));
	}

	final PrintWriter out() {
		return this.spec.commandLine().getOut();
	}

	final ParameterException wrong(String line) {
		return new ParameterException(this.spec.commandLine(), line);
	}

	private static final class SecurityModeConverter implements ITypeConverter<String> {

		@Override
		public String convert(String text) {
			if (!text.equals("open") && !text.equals("keys")) {
				throw new TypeConversionException("must be open or keys");
			}
			return text;
		}

	}

	private static final class PortOffsetConverter extends NumberConverter {

		PortOffsetConverter() {
			super(0, 50_000);
		}

	}

	private static final class PortConverter extends NumberConverter {

		PortConverter() {
			super(1, 65_535);
		}

	}

}
