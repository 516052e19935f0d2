package cl.gremio.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service whose beans were written down ahead of time, as the build of an image does:
 * settings of a start can't change which beans there are.
 */
final class ProcessedService {

	private static final String PROCESSOR = "org.springframework.boot.SpringApplicationAotProcessor";

	private final Service service;

	private final Path folder;

	private ProcessedService(Service service, Path folder) {
		this.service = service;
		this.folder = folder;
	}

	/** Processes the executable jar of a service. */
	static ProcessedService of(Service service, Path folder) throws Exception {
		ProcessedService processed = new ProcessedService(service, folder.resolve(service.label()));
		processed.process();
		return processed;
	}

	private void process() throws Exception {
		run("-Djarmode=tools", "-jar", executable().toString(), "extract", "--application-filename", "service.jar",
				"--destination", this.folder.toString());
		run("-cp", libraries(), PROCESSOR, main(), path("sources"), path("resources"), path("classes"), "cl.gremio",
				this.service.label());
		List<String> compilation = new ArrayList<>(
				List.of("-proc:none", "-nowarn", "-d", path("classes"), "-cp", libraries() + separated("classes")));
		try (Stream<Path> sources = Files.walk(this.folder.resolve("sources"))) {
			sources.map(Path::toString).filter((name) -> name.endsWith(".java")).forEach(compilation::add);
		}
		assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, compilation.toArray(String[]::new)))
			.as("The generated sources of the %s compile", this.service.label())
			.isZero();
	}

	/**
	 * Starts an instance that takes its beans from what was written down.
	 * @param output the file that gets the instance's log
	 */
	Process start(Path output, List<String> arguments) throws IOException {
		List<String> command = java("@../deploy/java.args", "-Dspring.aot.enabled=true", "-cp",
				path("classes") + separated("resources") + File.pathSeparator + libraries(), main());
		command.addAll(arguments);
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
	}

	private void run(String... arguments) throws Exception {
		File output = Path.of("target", "ProcessedService-" + this.service.label() + ".log").toFile();
		Process process = new ProcessBuilder(java(arguments)).redirectErrorStream(true).redirectOutput(output).start();
		try {
			assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
			assertThat(process.exitValue()).as("see %s", output).isZero();
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static List<String> java(String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-Xmx256m"));
		command.addAll(Arrays.asList(arguments));
		return command;
	}

	/** The newest, because an earlier version leaves its jar. */
	private Path executable() throws IOException {
		Path target = Path.of("..", this.service.label(), "target");
		try (Stream<Path> files = Files.list(target)) {
			return files.filter((file) -> file.toString().endsWith("-exec.jar"))
				.max(Comparator.comparing((file) -> file.toFile().lastModified()))
				.orElseThrow(() -> new AssertionError("No executable jar in " + target + ": run package first"));
		}
	}

	private String main() {
		return this.service.application().getName();
	}

	private String libraries() {
		return path("service.jar") + separated("lib/*");
	}

	private String separated(String name) {
		return File.pathSeparator + path(name);
	}

	private String path(String name) {
		return this.folder + File.separator + name;
	}

}
