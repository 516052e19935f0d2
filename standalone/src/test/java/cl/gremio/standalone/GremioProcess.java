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
	 * Starts what the user's command does, on this JVM.
	 * @param output where what it prints is appended
	 */
	static GremioProcess start(List<String> arguments, Path output) throws IOException {
		return start(arguments, output, Map.of());
	}

	/** The same on a machine with some variables of its own. */
	static GremioProcess start(List<String> arguments, Path output, Map<String, String> environment)
			throws IOException {
		ProcessBuilder builder = builder(Path.of("../gremio"), arguments, output);
		// The script must run the tested build, and not make its own.
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

	/** How long ago it was started. */
	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	/** Lets it work for a while, in which it must not end by itself. */
	void leaveFor(Duration time) throws InterruptedException {
		assertThat(this.process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS))
			.as("ended by itself, see %s", this.output)
			.isFalse();
	}

	/** As {@code Ctrl-C} does it. */
	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	/** As {@code kill -9} does it. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
