package cl.gremio.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.springframework.util.FileSystemUtils;

/**
 * Runs all services in one process of the oldest JDK with a new folder, as
 * {@code ./gremio} does.
 */
public final class StandaloneProcess implements AutoCloseable {

	private static final Duration READY_WITHIN = Duration.ofMinutes(2);

	private static final Map<String, Integer> PORTS = Map.of("members-producer", 3000, "sales-producer", 3001,
			"stock-producer", 3002, "location-producer", 3003, "members-consumer", 8000, "sales-consumer", 8001,
			"stock-consumer", 8002, "location-consumer", 8003);

	private final JavaProcess process;

	private final Path folder;

	private final int offset;

	private StandaloneProcess(JavaProcess process, Path folder, int offset) {
		this.process = process;
		this.folder = folder;
		this.offset = offset;
	}

	/**
	 * Starts the process with a class archive, as the script does. Does not wait for the
	 * services.
	 */
	public static StandaloneProcess start(Bench bench) throws IOException, InterruptedException {
		Path folder = bench.folder("standalone");
		Path archive = folder.resolve("classes.jsa");
		rehearse(bench, archive, folder.resolve("rehearsal"));
		int offset = ThreadLocalRandom.current().nextInt(100, 200) * 100;
		List<String> command = command(bench, "-XX:SharedArchiveFile=" + archive, "cl.gremio.standalone.Main");
		command.addAll(List.of("--data=" + folder.resolve("data"), "--port-offset=" + offset,
				"--broker-port=" + Bench.freePort()));
		return new StandaloneProcess(JavaProcess.start(bench, "standalone", bench.oldest(), command), folder, offset);
	}

	private static void rehearse(Bench bench, Path archive, Path data) throws IOException, InterruptedException {
		List<String> command = command(bench, "-XX:ArchiveClassesAtExit=" + archive, "cl.gremio.standalone.Rehearsal");
		command.add(data.toString());
		try (JavaProcess rehearsal = JavaProcess.start(bench, "rehearsal", bench.oldest(), command)) {
			rehearsal.requireEnd(2, TimeUnit.MINUTES);
		}
	}

	private static List<String> command(Bench bench, String flag, String main) throws IOException {
		List<String> command = new ArrayList<>(List.of("@" + bench.root().resolve("deploy/java.args"),
				"@" + bench.root().resolve("deploy/standalone.args")));
		Path libraries = bench.root().resolve("standalone/target/lib");
		command.addAll(List.of(flag, "-cp",
				bench.jar("standalone", "standalone-*.jar") + File.pathSeparator + libraries + "/*", main));
		return command;
	}

	/** Waits until all eight services are ready, and returns the time since the start. */
	public Duration awaitReady() throws Exception {
		return this.process.await(READY_WITHIN, this::isReady);
	}

	private boolean isReady() throws InterruptedException {
		for (String service : PORTS.keySet()) {
			if (!Http.isReady(url(service))) {
				return false;
			}
		}
		return true;
	}

	/** Returns a service's address, without a slash at the end. */
	public String url(String service) {
		return "http://127.0.0.1:" + (PORTS.get(service) + this.offset);
	}

	/** Returns the process, which measures processor time and memory. */
	public JavaProcess process() {
		return this.process;
	}

	/** Kills the process and removes its data. */
	@Override
	public void close() throws IOException {
		this.process.close();
		FileSystemUtils.deleteRecursively(this.folder);
	}

}
