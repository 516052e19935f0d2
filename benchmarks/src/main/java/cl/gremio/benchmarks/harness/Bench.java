package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The folders, the JDKs and the precision of a run.
 *
 * @param root the project's folder with the jars of the services
 * @param work a folder for data and logs
 * @param quick whether a rough figure is enough
 * @param oldest the oldest supported JDK, 17
 * @param newest the newest supported JDK, 25
 */
public record Bench(Path root, Path work, boolean quick, Jdk oldest, Jdk newest) {

	/** Returns a time, shortened if rough figures are enough. */
	public Duration time(int seconds) {
		return Duration.ofSeconds(this.quick ? Math.max(2, seconds / 5) : seconds);
	}

	/** Returns a number, reduced if rough figures are enough. */
	public int count(int count) {
		return this.quick ? Math.max(1, count / 20) : count;
	}

	/** Creates a new folder for the data of a process. */
	public Path folder(String name) throws IOException {
		return Files.createTempDirectory(Files.createDirectories(this.work), name + "-");
	}

	public Path jar(String service) throws IOException {
		return jar(service, service + "-*-exec.jar");
	}

	Path jar(String module, String form) throws IOException {
		try (var jars = Files.newDirectoryStream(this.root.resolve(module).resolve("target"), form)) {
			for (Path jar : jars) {
				return jar;
			}
		}
		throw new IOException("There is no jar of the " + module + ": build the project first");
	}

	/** Returns a free port of this machine. */
	public static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

}
