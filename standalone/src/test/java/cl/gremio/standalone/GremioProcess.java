package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command {@code gremio} in a process of its own, so that it can be killed.
 */
final class GremioProcess implements AutoCloseable {

	/** The variable with which a user gives flags to the JVM. */
	static final String JAVA_OPTIONS = "GREMIO_JAVA_OPTS";

	private final Process process;

	private final Path output;

	private final long started = System.nanoTime();

	private GremioProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts the user's command on this JVM.
	 * @param output the file to which the output is appended
	 */
	static GremioProcess start(List<String> arguments, Path output) throws IOException {
		return start(arguments, output, Map.of());
	}

	/** Starts the user's command with additional environment variables. */
	static GremioProcess start(List<String> arguments, Path output, Map<String, String> environment)
			throws IOException {
		ProcessBuilder builder = builder(Path.of("../gremio"), arguments, output);
		// The script must run the tested build and not build again.
		builder.environment().put("GREMIO_BUILT", Path.of("target").toAbsolutePath().toString());
		builder.environment().putAll(environment);
		return new GremioProcess(builder.start(), output);
	}

	/** Starts the script of a release. */
	static GremioProcess ofRelease(Path release, List<String> arguments, Path output) throws IOException {
		return new GremioProcess(builder(release.resolve("bin/gremio"), arguments, output).start(), output);
	}

	private static ProcessBuilder builder(Path script, List<String> arguments, Path output) {
		List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().remove("GREMIO_BUILT");
		return builder;
	}

	/** The time since the start. */
	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	/** Lets the process work for a while, and fails if the process ends by itself. */
	void leaveFor(Duration time) throws InterruptedException {
		assertThat(this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
			.as("ended by itself, see %s", this.output)
			.isFalse();
	}

	/** Stops the process as {@code Ctrl-C} does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	/** Kills the process as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
