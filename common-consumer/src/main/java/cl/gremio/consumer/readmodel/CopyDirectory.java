package cl.gremio.consumer.readmodel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;

import cl.gremio.consumer.generation.Generation;

import org.springframework.util.FileSystemUtils;

/**
 * Where the copies lie in the data directory: each in a folder named for its generation,
 * beside a file that names the generation that answered last.
 *
 * @param configured the ending that the user set, mostly empty
 * @param opening opens the copy of the generation whose names have this ending
 */
record CopyDirectory(Path directory, String configured, Function<String, GenerationCopy> opening) {

	private static final String FOLDER = "read-model";

	private static final String LAST = "answers-from";

	private static final String ENDING = "[A-Za-z0-9._-]{0,50}";

	static Path folder(Path directory, String ending) {
		return directory.resolve(Generation.named(FOLDER, ending));
	}

	GenerationCopy open(String ending) {
		return this.opening.apply(ending);
	}

	GenerationCopy openLast() {
		try {
			String ending = Files.exists(last()) ? Files.readString(last()).strip() : this.configured;
			return open(ending.matches(ENDING) ? ending : this.configured);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void rememberLast(String ending) {
		try {
			Path draft = Files.writeString(this.directory.resolve(last().getFileName() + ".new"),
					ending + System.lineSeparator());
			Files.move(draft, last(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(String ending) {
		try {
			FileSystemUtils.deleteRecursively(folder(this.directory, ending));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path last() {
		return this.directory.resolve(Generation.named(LAST, this.configured));
	}

}
