package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one service alone in a process, with its own folder. */
public final class BenchService implements AutoCloseable {

	private static final Duration READY_WITHIN = Duration.ofMinutes(2);

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Program program;

	private final Path folder;

	private final int port;

	private JavaProcess process;

	private BenchService(Program program, Path folder, int port) throws IOException {
		this.program = program;
		this.folder = folder;
		this.port = port;
		this.process = program.start();
	}

	/**
	 * Starts a service's executable jar.
	 * @param service the name, such as {@code sales-producer}
	 * @param flags the flags for the JVM
	 * @param arguments more arguments for the service, besides the port, the folder and
	 * the address of Kafka
	 */
	public static BenchService ofJar(Bench bench, String service, Jdk jdk, List<String> flags, String bootstrapServers,
			String... arguments) throws IOException {
		return start(bench, service, jdk, flags, List.of("-jar", bench.jar(service).toString()), bootstrapServers,
				arguments);
	}

	/** Starts a service like {@link #ofJar}, from another jar. */
	public static BenchService ofJar(Bench bench, Path jar, Jdk jdk, List<String> flags, String bootstrapServers,
			String... arguments) throws IOException {
		return start(bench, "service", jdk, flags, List.of("-jar", jar.toString()), bootstrapServers, arguments);
	}

	/** Starts a service like {@link #ofJar}, from a class of this class path. */
	public static BenchService ofMain(Bench bench, Class<?> main, Jdk jdk, List<String> flags, String bootstrapServers,
			String... arguments) throws IOException {
		return start(bench, main.getSimpleName(), jdk, flags, List.of(main.getName()), bootstrapServers, arguments);
	}

	private static BenchService start(Bench bench, String name, Jdk jdk, List<String> flags, List<String> program,
			String bootstrapServers, String... arguments) throws IOException {
		Path folder = bench.folder(name);
		int port = Bench.freePort();
		List<String> command = new ArrayList<>(flags);
		command.addAll(program);
		command.addAll(List.of("--server.port=" + port, "--gremio.data-dir=" + folder,
				"--spring.kafka.bootstrap-servers=" + bootstrapServers));
		command.addAll(List.of(arguments));
		return new BenchService(() -> JavaProcess.start(bench, name + "-" + port, jdk, command), folder, port);
	}

	/** Starts the service again on its folder, after the process has ended. */
	public void startAgain() throws IOException {
		this.process = this.program.start();
	}

	/** Waits until the service is ready, and returns the time since its start. */
	public Duration awaitReady() throws InterruptedException {
		while (!isReady()) {
			this.process.requireAlive();
			if (this.process.age().compareTo(READY_WITHIN) > 0) {
				throw new IllegalStateException("Not ready within " + READY_WITHIN.toSeconds() + " s");
			}
			TimeUnit.MILLISECONDS.sleep(100);
		}
		return this.process.age();
	}

	private boolean isReady() throws InterruptedException {
		try {
			return get("/actuator/health/readiness").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/** Sends a GET request and returns the answer. */
	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return HTTP.send(HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(30)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	/** The service's address, without a slash at the end. */
	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	/** Returns the process, which measures processor time and memory. */
	public JavaProcess process() {
		return this.process;
	}

	/** Returns the folder of the service's data. */
	public Path folder() {
		return this.folder;
	}

	/** Kills the process and removes its data. */
	@Override
	public void close() {
		this.process.close();
		if (Files.exists(this.folder)) {
			Folders.delete(this.folder);
		}
	}

	private interface Program {

		JavaProcess start() throws IOException;

	}

}
