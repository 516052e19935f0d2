package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs a compose file as it stands, except for its name, its network and its ports on the
 * host. It can run beside another compose file.
 */
final class Compose implements AutoCloseable {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final String ADVERTISED = "KAFKA_ADVERTISED_LISTENERS";

	private static final Duration LONGEST = Duration.ofMinutes(15);

	private final String name;

	private final Path file;

	private final Path overrides;

	private final Map<String, Integer> ports = new TreeMap<>();

	private Compose(String name, Path file, Path overrides) {
		this.name = name;
		this.file = file;
		this.overrides = overrides;
	}

	/** Whether a container engine with compose is available. */
	static boolean isThere() throws InterruptedException {
		try {
			return run(Duration.ofMinutes(1), List.of("docker", "compose", "version")).code() == 0
					&& run(Duration.ofMinutes(1), List.of("docker", "info")).code() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Builds the images and starts all services.
	 * @param file a compose file of the project
	 * @param environment additional variables by service
	 */
	static Compose up(String file, Map<String, Map<String, String>> environment)
			throws IOException, InterruptedException {
		String name = file.replace("docker-compose", "gremio-it").replace(".yml", "").replace('.', '-');
		Compose compose = new Compose(name, ROOT.resolve(file), Path.of("target", name + ".yml").toAbsolutePath());
		compose.writeOverrides(environment);
		compose.command("down", "--volumes", "--remove-orphans");
		try {
			compose.timed("built", "build");
			compose.up();
		}
		catch (AssertionError ex) {
			compose.close();
			throw ex;
		}
		return compose;
	}

	void up() throws IOException, InterruptedException {
		timed("up", "up", "--wait", "--wait-timeout", "600");
	}

	private void timed(String what, String... arguments) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		command(arguments);
		System.out.printf("%s: %s in %d s%n", this.name, what,
				TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
	}

	/** Removes the containers and keeps the volumes. */
	void down() throws IOException, InterruptedException {
		command("down");
	}

	/** Kills services as {@code kill -9} does. */
	void kill(String... services) throws IOException, InterruptedException {
		command(Stream.concat(Stream.of("kill", "--signal", "KILL"), Stream.of(services)).toArray(String[]::new));
	}

	void start(String... services) throws IOException, InterruptedException {
		command(Stream.concat(Stream.of("up", "--wait", "--wait-timeout", "600", "--no-deps"), Stream.of(services))
			.toArray(String[]::new));
	}

	/** Runs a program in a service's container and returns its output. */
	String exec(String service, String... program) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(List.of("exec", "-T", service));
		words.addAll(List.of(program));
		return command(words.toArray(String[]::new));
	}

	/** The port on which a service listens on this machine. */
	int port(String service) {
		return this.ports.get(service);
	}

	@Override
	public void close() throws IOException {
		try {
			command("logs", "--no-color");
			command("down", "--volumes", "--remove-orphans");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeOverrides(Map<String, Map<String, String>> environment) throws IOException {
		Map<String, Map<String, Object>> services = new Yaml()
			.<Map<String, Map<String, Map<String, Object>>>>load(Files.readString(this.file))
			.get("services");
		StringBuilder yaml = new StringBuilder("networks: { lared: { name: %s } }%nservices:%n".formatted(this.name));
		for (Map.Entry<String, Map<String, Object>> service : services.entrySet()) {
			List<?> ports = (List<?>) service.getValue().get("ports");
			if (ports == null) {
				continue;
			}
			String published = ports.get(0).toString();
			int port = FreePort.choose();
			this.ports.put(service.getKey(), port);
			yaml.append("  %s:%n    ports: !override [\"127.0.0.1:%d:%s\"]%n".formatted(service.getKey(), port,
					published.substring(published.lastIndexOf(':') + 1)));
			Map<String, String> changed = new TreeMap<>(environment.getOrDefault(service.getKey(), Map.of()));
			Object advertised = ((Map<?, ?>) service.getValue().get("environment")).get(ADVERTISED);
			if (advertised != null) {
				changed.put(ADVERTISED, advertised.toString().replaceAll("HOST://.*", "HOST://127.0.0.1:" + port));
			}
			yaml.append("    environment: { ");
			changed.forEach((key, value) -> yaml.append("%s: \"%s\", ".formatted(key, value)));
			yaml.append("}%n".formatted());
		}
		Files.writeString(this.overrides, yaml);
	}

	private String command(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("docker", "compose", "--progress", "plain", "-p", this.name,
				"-f", this.file.toString(), "-f", this.overrides.toString()));
		command.addAll(List.of(arguments));
		Result result = run(LONGEST, command);
		Files.writeString(Path.of("target", this.name + "-" + arguments[0] + ".log"), result.output());
		assertThat(result.code()).as("%s%n%s", command, result.output()).isZero();
		return result.output();
	}

	private static Result run(Duration longest, List<String> command) throws IOException, InterruptedException {
		Path output = Files.createTempFile("compose", ".log");
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(output.toFile())
				.start();
			if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
				process.destroy();
				throw new AssertionError(command + " did not end: " + Files.readString(output));
			}
			return new Result(process.exitValue(), Files.readString(output));
		}
		finally {
			Files.delete(output);
		}
	}

	private record Result(int code, String output) {
	}

}
