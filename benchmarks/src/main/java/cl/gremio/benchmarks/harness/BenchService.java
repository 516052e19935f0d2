package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.springframework.util.FileSystemUtils;

/** Runs one service alone in a process of the newest JDK, with its own folder. */
public final class BenchService implements AutoCloseable {

	/** The flags of a service, which needs no larger heap. */
	public static final List<String> FLAGS = List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

	private static final Duration READY_WITHIN = Duration.ofMinutes(2);

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
	 */
	public static BenchService ofJar(Bench bench, String service, List<String> flags, BenchBroker broker)
			throws IOException {
		return start(bench, service, flags, List.of("-jar", bench.jar(service).toString()), broker);
	}

	/** Starts a service like {@link #ofJar}, from another jar. */
	public static BenchService ofJar(Bench bench, Path jar, List<String> flags, BenchBroker broker) throws IOException {
		return start(bench, "service", flags, List.of("-jar", jar.toString()), broker);
	}

	/** Starts a service like {@link #ofJar}, from a class of this class path. */
	public static BenchService ofMain(Bench bench, Class<?> main, List<String> flags, BenchBroker broker)
			throws IOException {
		return start(bench, main.getSimpleName(), flags, List.of(main.getName()), broker);
	}

	private static BenchService start(Bench bench, String name, List<String> flags, List<String> program,
			BenchBroker broker) throws IOException {
		Path folder = bench.folder(name);
		int port = Bench.freePort();
		List<String> command = new ArrayList<>(flags);
		command.addAll(program);
		command.addAll(List.of("--server.port=" + port, "--gremio.data-dir=" + folder,
				"--spring.kafka.bootstrap-servers=" + broker.bootstrapServers()));
		return new BenchService(() -> JavaProcess.start(bench, name + "-" + port, bench.newest(), command), folder,
				port);
	}

	/** Starts the service again on its folder, after the process has ended. */
	public void startAgain() throws IOException {
		this.process = this.program.start();
	}

	/** Waits until the service is ready, and returns the time since its start. */
	public Duration awaitReady() throws Exception {
		return this.process.await(READY_WITHIN, () -> Http.isReady(url()));
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return Http.get(url() + path);
	}

	/** The service's address, without a slash at the end. */
	public String url() {
		return "http://127.0.0.1:" + this.port;
	}

	/** Returns the process, which measures processor time and memory. */
	public JavaProcess process() {
		return this.process;
	}

	public Path folder() {
		return this.folder;
	}

	/** Kills the process and removes its data. */
	@Override
	public void close() throws IOException {
		this.process.close();
		FileSystemUtils.deleteRecursively(this.folder);
	}

	private interface Program {

		JavaProcess start() throws IOException;

	}

}
