package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Runs a Java program in its own process, which ends with this process. */
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
	 * @param name the name of the log in the bench's folder
	 * @param command the flags for the JVM, then {@code -jar} and a jar or a class of
	 * this class path, then the arguments
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

	public Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.started);
	}

	/** The processor time so far. */
	public Duration cpu() {
		return this.process.info()
			.totalCpuDuration()
			.orElseThrow(() -> new IllegalStateException(this.name + " has ended, see " + this.log));
	}

	/** The resident memory, in bytes. 0 except on Linux. */
	public long rss() {
		return status("VmRSS:");
	}

	/** The largest resident memory so far, in bytes. 0 except on Linux. */
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

	/**
	 * Waits for the process to end. Fails if it does not end in time or with exit code 0.
	 */
	public void requireEnd(long time, TimeUnit unit) throws InterruptedException {
		if (!this.process.waitFor(time, unit)) {
			throw new IllegalStateException(this.name + " does not end, see " + this.log);
		}
		if (this.process.exitValue() != 0) {
			throw new IllegalStateException(
					this.name + " ended with code " + this.process.exitValue() + ", see " + this.log);
		}
	}

	/**
	 * Waits for a condition. Fails if the process ends before, or gets older than this.
	 * @return the age of the process when the condition holds
	 */
	public Duration await(Duration age, Callable<Boolean> condition) throws Exception {
		while (!condition.call()) {
			requireAlive();
			if (age().compareTo(age) > 0) {
				throw new IllegalStateException(this.name + " is not ready after " + age + ", see " + this.log);
			}
			TimeUnit.MILLISECONDS.sleep(50);
		}
		return age();
	}

	/** Fails if the process has ended. */
	void requireAlive() {
		if (!this.process.isAlive()) {
			throw new IllegalStateException(this.name + " has ended, see " + this.log);
		}
	}

	/** Ends the process in order and waits. The process may write an AOT cache first. */
	public void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			close();
		}
	}

	/** Kills the process, as {@code kill -9} does. */
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
			// The JVM is ending, and its shutdown hook kills the process.
		}
	}

}
