package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The names of the broker's files, which begin with an offset. Kafka writes and looks up
 * the offset in the digits of the default locale. Up to 0.1.0 that was the machine's
 * locale.
 */
final class LogFileNames {

	private static final Logger logger = LoggerFactory.getLogger(LogFileNames.class);

	private LogFileNames() {
	}

	/**
	 * Gives every file of a stopped broker the name that Kafka looks for. If that name is
	 * taken, the broker has started without the file in between and does not use its
	 * records: the file stays as it is.
	 * @throws IOException if the folder can't be read or a file can't be renamed
	 */
	static void restore(Path folder) throws IOException {
		List<Path> foreign;
		try (Stream<Path> files = Files.walk(folder, 2)) {
			foreign = files.filter((file) -> !file.equals(plain(file))).toList();
		}
		if (foreign.stream().map(LogFileNames::plain).anyMatch(Files::exists)) {
			logger.warn("The broker in {} was started in two languages, and each start set aside what the other had"
					+ " recorded, in folders that end in -stray: that is not in the results", folder);
			return;
		}
		for (Path file : foreign) {
			Files.move(file, plain(file));
		}
		if (!foreign.isEmpty()) {
			logger.info(
					"The {} files in {} with the digits of another language have the names now that Kafka looks for",
					foreign.size(), folder);
		}
	}

	private static Path plain(Path file) {
		StringBuilder name = new StringBuilder();
		file.getFileName()
			.toString()
			.codePoints()
			.map((character) -> Character.isDigit(character) ? Character.forDigit(Character.digit(character, 10), 10)
					: character)
			.forEach(name::appendCodePoint);
		return file.resolveSibling(name.toString());
	}

}
