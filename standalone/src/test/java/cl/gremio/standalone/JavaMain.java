package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command {@code gremio}, or a service alone, in a JVM of its own with a log of its
 * own.
 */
final class JavaMain implements AutoCloseable {

	private final Process process;

	private final Path output;

	private JavaMain(Process process, Path output) {
		this.process = process;
		this.output = output;
	}

	static JavaMain start(Path output, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(
				Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@../deploy/java.args",
				"@../deploy/standalone.args", "-cp", System.getProperty("java.class.path"), Main.class.getName()));
		command.addAll(List.of(arguments));
		return new JavaMain(
				new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start(), output);
	}

	/** The output so far. */
	String printed() throws IOException {
		return Files.readString(this.output);
	}

	/** Stops the process as {@code Ctrl-C} does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
	}

	/** Kills the process as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
