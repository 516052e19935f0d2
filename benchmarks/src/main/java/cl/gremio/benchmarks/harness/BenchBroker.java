package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import cl.gremio.service.RootLocale;
import cl.gremio.standalone.EmbeddedBroker;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

import org.springframework.util.FileSystemUtils;

/** Runs the standalone's broker in its own process with a new folder. */
public final class BenchBroker implements AutoCloseable {

	private static final Duration READY_WITHIN = Duration.ofMinutes(1);

	private final JavaProcess process;

	private final Path folder;

	private final int port;

	private BenchBroker(JavaProcess process, Path folder, int port) {
		this.process = process;
		this.folder = folder;
		this.port = port;
	}

	/** Starts a broker of the newest JDK, and waits until the broker answers. */
	public static BenchBroker start(Bench bench) throws IOException, InterruptedException {
		Path folder = bench.folder("broker");
		int port = Bench.freePort();
		JavaProcess process = JavaProcess.start(bench, "broker-" + port, bench.newest(), List.of("-Xms512m", "-Xmx512m",
				"-XX:+UseSerialGC", BenchBroker.class.getName(), folder.toString(), "" + port));
		BenchBroker broker = new BenchBroker(process, folder, port);
		try {
			broker.awaitAnswer();
			return broker;
		}
		catch (RuntimeException | InterruptedException ex) {
			broker.close();
			throw ex;
		}
	}

	/** The main class of the process. */
	public static void main(String[] args) throws IOException {
		RootLocale.use();
		EmbeddedBroker.start(Path.of(args[0]), "127.0.0.1", Integer.parseInt(args[1]));
	}

	private void awaitAnswer() throws InterruptedException {
		try (Admin admin = admin()) {
			admin.describeCluster().nodes().get(READY_WITHIN.toSeconds(), TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			this.process.requireAlive();
			throw new IllegalStateException("The broker does not answer", ex);
		}
	}

	public Admin admin() {
		return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
				AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) READY_WITHIN.toMillis()));
	}

	/** The broker's address, {@code host:port}. */
	public String bootstrapServers() {
		return "127.0.0.1:" + this.port;
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
