package cl.gremio.benchmarks.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import cl.gremio.tools.CommandException;
import org.jspecify.annotations.Nullable;

/** A JDK on this machine. */
public record Jdk(Path home, int version) {

	private static final int OPENS_NATIVE_ACCESS = 24;

	/** The JDK that runs this program. */
	public static Jdk current() {
		return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
	}

	/**
	 * Returns a JDK of a version: the given JDK, a JDK in the usual folder of the system,
	 * or the current JDK.
	 */
	public static Jdk find(int version, @Nullable String home) {
		if (home != null) {
			return in(Path.of(home)).orElseThrow(() -> new CommandException("There is no JDK in " + home));
		}
		Path jvms = Path.of("/usr/lib/jvm");
		if (current().version == version || !Files.isDirectory(jvms)) {
			return current();
		}
		try (Stream<Path> homes = Files.list(jvms)) {
			return homes.flatMap((candidate) -> in(candidate).stream())
				.filter((jdk) -> jdk.version == version)
				.findFirst()
				.orElseGet(Jdk::current);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<Jdk> in(Path home) {
		Properties release = new Properties();
		try (var reader = Files.newBufferedReader(home.resolve("release"))) {
			release.load(reader);
			String version = release.getProperty("JAVA_VERSION", "0").replace("\"", "").split("[.+-]")[0];
			return Files.isExecutable(home.resolve("bin/java")) ? Optional.of(new Jdk(home, Integer.parseInt(version)))
					: Optional.empty();
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	/** Returns a program of the JDK, such as {@code java}. */
	public String program(String name) {
		return this.home.resolve("bin").resolve(name).toString();
	}

	/** Returns the flags that silence warnings about Kafka and RocksDB. */
	List<String> quietFlags() {
		return (this.version >= OPENS_NATIVE_ACCESS)
				? List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow") : List.of();
	}

}
