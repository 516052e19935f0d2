package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The script {@code gremio} in a folder of its own, with a JDK and a Maven that note what
 * they were asked for. The JDK's command runs until its standard input ends.
 */
final class ScriptTree {

	private static final String JAVA = """
			#!/bin/sh
			case "$*" in
			*-XshowSettings*)
				printf '    java.specification.version = %s\\n    java.vm.version = vm\\n    user.home = /\\n' "$VERSION" ;;
			*Rehearsal*)
				echo rehearsal >>"$TREE/events"
				for argument; do
					case "$argument" in -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}" ;; esac
				done ;;
			*)
				echo "$*"
				cat >/dev/null ;;
			esac
			""";

	private static final String MAVEN = """
			#!/bin/sh
			echo build >>"$TREE/events"
			for argument; do
				case "$argument" in
				-Drun.directory=*) run="${argument#*=}" ;;
				-Dtarget.directory=*) target="${argument#*=}" ;;
				esac
			done
			target="${target%/*}/standalone"
			mkdir -p "$target" "$run/lib"
			echo half >"$target/begun"
			[ ! -e hangs ] || cat >/dev/null
			[ ! -e fails ] || exit 1
			echo jar >"$target/standalone-1.jar"
			""";

	private final Path root;

	ScriptTree(Path root) throws IOException {
		this.root = Files.createDirectories(root);
		copy(Path.of("../gremio"), root.resolve("gremio"));
		try (Stream<Path> files = Files.list(Path.of("../deploy"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				copy(file, root.resolve("deploy").resolve(file.getFileName()));
			}
		}
		program("jdk/bin/java", JAVA);
		program("mvnw", MAVEN);
		Files.createFile(root.resolve("pom.xml"));
		Files.createFile(root.resolve("events"));
	}

	Path path(String name) {
		return this.root.resolve(name);
	}

	/** What Maven and the JDK did, in order. */
	List<String> events() throws IOException {
		return Files.readAllLines(path("events"));
	}

	/** The folders of all builds. */
	List<Path> builds() throws IOException {
		try (Stream<Path> folders = Files.list(path("build"))) {
			return folders.filter((folder) -> folder.getFileName().toString().startsWith("run-")).toList();
		}
	}

	/** Starts the script. */
	ScriptRun start(Map<String, String> environment, String... arguments) throws IOException {
		return start(path("gremio"), environment, arguments);
	}

	/** Starts the script by another path. */
	ScriptRun start(Path script, Map<String, String> environment, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(script.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().keySet().removeIf((name) -> name.startsWith("GREMIO_"));
		builder.environment()
			.putAll(Map.of("TREE", this.root.toString(), "HOME", this.root.toString(), "JAVA_HOME",
					path("jdk").toString(), "VERSION", "17"));
		builder.environment().putAll(environment);
		return ScriptRun.of(builder);
	}

	private void program(String name, String text) throws IOException {
		Path file = path(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
		if (!file.toFile().setExecutable(true)) {
			throw new IOException(file + " can't be made executable");
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		Files.createDirectories(to.getParent());
		Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
	}

}
