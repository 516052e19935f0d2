package cl.gremio.benchmarks.harness;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.ThreadLocalRandom;

/** Runs all services in one process with a new folder, as {@code ./gremio} does. */
public final class StandaloneProcess implements AutoCloseable {

	private static final Duration READY_WITHIN = Duration.ofMinutes(2);

	private static final Map<String, Integer> PORTS = Map.of("members-producer", 3000, "sales-producer", 3001,
			"stock-producer", 3002, "location-producer", 3003, "members-consumer", 8000, "sales-consumer", 8001,
			"stock-consumer", 8002, "location-consumer", 8003);

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

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
	public static StandaloneProcess start(Bench bench, Jdk jdk) throws IOException, InterruptedException {
		Path folder = bench.folder("standalone");
		Path archive = folder.resolve("classes.jsa");
		rehearse(bench, jdk, archive, folder.resolve("rehearsal"));
		int offset = ThreadLocalRandom.current().nextInt(100, 200) * 100;
		List<String> command = command(bench, "-XX:SharedArchiveFile=" + archive, "cl.gremio.standalone.Main");
		command.addAll(List.of("--data=" + folder.resolve("data"), "--port-offset=" + offset,
				"--broker-port=" + Bench.freePort()));
		return new StandaloneProcess(JavaProcess.start(bench, "standalone", jdk, command), folder, offset);
	}

	private static void rehearse(Bench bench, Jdk jdk, Path archive, Path data)
			throws IOException, InterruptedException {
		List<String> command = command(bench, "-XX:ArchiveClassesAtExit=" + archive, "cl.gremio.standalone.Rehearsal");
		command.add(data.toString());
		try (JavaProcess rehearsal = JavaProcess.start(bench, "rehearsal", jdk, command)) {
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
	public Duration awaitReady() throws InterruptedException {
		while (!PORTS.keySet().stream().allMatch(this::isReady)) {
			this.process.requireAlive();
			if (this.process.age().compareTo(READY_WITHIN) > 0) {
				throw new IllegalStateException("Not ready within " + READY_WITHIN.toSeconds() + " s");
			}
			TimeUnit.MILLISECONDS.sleep(20);
		}
		return this.process.age();
	}

	private boolean isReady(String service) {
		try {
			return get(service, "/actuator/health/readiness").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Sends a GET request to a service and returns the answer. */
	public HttpResponse<String> get(String service, String path) throws IOException, InterruptedException {
		return HTTP.send(
				HttpRequest.newBuilder(URI.create(url(service) + path)).timeout(Duration.ofSeconds(30)).build(),
				HttpResponse.BodyHandlers.ofString());
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
	public void close() {
		this.process.close();
		Folders.delete(this.folder);
	}

}
