package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of the test's class path in a process of its own, so that it can be killed.
 */
final class JavaProcess implements AutoCloseable {

	/** It does not live long enough for the optimizing compiler to pay. */
	private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

	private final Process process;

	private final Path output;

	private final long started = System.nanoTime();

	private JavaProcess(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	/**
	 * Starts a program.
	 * @param output where what it prints is appended
	 */
	static JavaProcess start(String mainClass, List<String> arguments, Path output) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx448m",
						"-XX:+UseSerialGC", QUICK_START, "-cp", System.getProperty("java.class.path"), mainClass));
		command.addAll(arguments);
		return new JavaProcess(new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
			.start(), output);
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
