package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A process of the script {@code gremio}. */
final class ScriptRun implements AutoCloseable {

	private final Process process;

	private final Path out;

	private final Path err;

	private ScriptRun(Process process, Path out, Path err) {
		this.process = process;
		this.out = out;
		this.err = err;
	}

	static ScriptRun of(ProcessBuilder builder) throws IOException {
		Path out = Files.createTempFile("script", ".out");
		Path err = Files.createTempFile("script", ".err");
		return new ScriptRun(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
	}

	/** The standard output so far. */
	String out() throws IOException {
		return Files.readString(this.out);
	}

	/** The standard error so far. */
	String err() throws IOException {
		return Files.readString(this.err);
	}

	/** Ends the standard input, and returns the exit code. */
	int end() throws IOException, InterruptedException {
		this.process.getOutputStream().close();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
		return this.process.exitValue();
	}

	/** Stops the process as {@code Ctrl-C} does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
	}

	/** Kills the process and all that it started, as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.descendants().forEach(ProcessHandle::destroyForcibly);
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).as("it ends").isTrue();
	}

	@Override
	public void close() throws IOException {
		this.process.destroyForcibly();
		Files.delete(this.out);
		Files.delete(this.err);
	}

}
