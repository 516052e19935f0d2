package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java program in a process of its own, which ends with whoever started it. */
public final class JavaProcess implements AutoCloseable {

	private final String name;

	private final Process process;

	private final Path log;

	private final Thread hook;

	private final long started = System.nanoTime();

	private JavaProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
		this.hook = new Thread(process::destroyForcibly);
		Runtime.getRuntime().addShutdownHook(this.hook);
	}

	/**
	 * Starts a program.
	 * @param name of its log in the bench's folder
	 * @param command flags for the JVM, then {@code -jar} and a jar, or a class of this
	 * class path, then its arguments
	 */
	public static JavaProcess start(Bench bench, String name, Jdk jdk, List<String> command) throws IOException {
		List<String> whole = new ArrayList<>(List.of(jdk.program("java")));
		whole.addAll(jdk.quietFlags());
		whole.addAll(command);
		Path log = Files.createDirectories(bench.work()).resolve(name + ".log");
		ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		Map<String, String> environment = builder.environment();
		environment.put("CLASSPATH", System.getProperty("java.class.path"));
		environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
		return new JavaProcess(name, builder.start(), log);
	}

	public long pid() {
		return this.process.pid();
	}

	/** How long ago it was started. */
	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	/** The processor time that it has taken. */
	public Duration cpu() {
		return this.process.info()
			.totalCpuDuration()
			.orElseThrow(() -> new IllegalStateException(this.name + " has ended, see " + this.log));
	}

	/** The memory that it holds, in bytes; known on Linux only, elsewhere 0. */
	public long rss() {
		return status("VmRSS:");
	}

	/** The most memory that it has held, in bytes; known on Linux only, elsewhere 0. */
	public long peakRss() {
		return status("VmHWM:");
	}

	private long status(String field) {
		Path status = Path.of("/proc", String.valueOf(pid()), "status");
		try {
			return Files.readAllLines(status)
				.stream()
				.filter((line) -> line.startsWith(field))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/** Waits until it ends by itself, and fails if it does not in time, or not well. */
	public void requireEnd(long time, TimeUnit unit) throws InterruptedException {
		if (!this.process.waitFor(time, unit)) {
			throw new IllegalStateException(this.name + " does not end, see " + this.log);
		}
		if (this.process.exitValue() != 0) {
			throw new IllegalStateException(
					this.name + " ended with code " + this.process.exitValue() + ", see " + this.log);
		}
	}

	/** Fails if it has ended. */
	public void requireAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(this.name + " has ended, see " + this.log);
		}
	}

	/** Asks it to end, and waits; one that writes an AOT cache takes its time. */
	public void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			close();
		}
	}

	/** As {@code kill -9} does it. */
	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
			Runtime.getRuntime().removeShutdownHook(this.hook);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IllegalStateException ex) {
			// The JVM ends already, and takes the process along
		}
	}

}
