package cl.gremio.service.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FileErrorsTests {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			No space left on device | The disk is full
			Disk quota exceeded | The disk is full
			There is not enough space on the disk. | The disk is full
			The disk is full. | The disk is full
			Read-only file system | The disk can only be read
			The media is write protected. | The disk can only be read
			Permission denied | This user may not write there
			Operation not permitted | This user may not write there
			Access is denied. | This user may not write there
			Not a directory | A part of this path is a file and no folder
			The directory name is invalid. | A part of this path is a file and no folder
			Is a directory | This is a folder and no file
			Invalid cross-device link | The two places are on different disks
			File name too long | A name in this path is too long
			The file name or extension is too long. | A name in this path is too long
			Too many levels of symbolic links | The links in this path lead in a circle
			Too many symbolic links | The links in this path lead in a circle
			Too many open files | This process has too many open files: see ulimit -n
			Input/output error | The disk fails or is gone
			Stale file handle | The disk fails or is gone
			Transport endpoint is not connected | The disk fails or is gone
			The device is not ready. | The disk fails or is gone
			No such file or directory | This does not exist
			The process cannot access the file because it is being used by another process. | Another program uses it
			Device or resource busy | Another program uses it
			""")
	void theReasonOfTheSystemIsToldInPlainWords(String reason, String line) {
		assertThat(FileErrors.explain(new FileSystemException("/srv/x", null, reason))).hasValue(line + " (/srv/x)");
		assertThat(FileErrors.describe(new IOException(reason))).isEqualTo(line);
		assertThat(FileErrors.describe(new FileNotFoundException("/srv/x (" + reason + ")"))).startsWith(line);
	}

	static Stream<Arguments> typesWithoutReason() {
		return Stream.of(Arguments.of(new AccessDeniedException("/srv/x"), "This user may not write there"),
				Arguments.of(new DirectoryNotEmptyException("/srv/x"), "This is a folder and no file"),
				Arguments.of(new FileAlreadyExistsException("/srv/x"), "This is no folder"),
				Arguments.of(new NotDirectoryException("/srv/x"), "This is no folder"),
				Arguments.of(new FileSystemLoopException("/srv/x"), "The links in this path lead in a circle"),
				Arguments.of(new NoSuchFileException("/srv/x"), "This does not exist"),
				Arguments.of(new AtomicMoveNotSupportedException("/srv/x", "/mnt/x", null),
						"The two places are on different disks"),
				Arguments.of(new NotLinkException("/srv/x"), "The system refuses it: /srv/x"));
	}

	@ParameterizedTest
	@MethodSource("typesWithoutReason")
	void theTypeOfAFailureIsEnoughAndNotNamed(FileSystemException ex, String line) {
		assertThat(FileErrors.explain(ex)).hasValueSatisfying((told) -> assertThat(told).startsWith(line)
			.endsWith(" (/srv/x)")
			.doesNotContain("Exception", "null", "java."));
	}

	@Test
	void anUnknownReasonIsQuoted() {
		assertThat(FileErrors.explain(new FileSystemException("/srv/x", null, "Something new")))
			.hasValue("The system refuses it: Something new (/srv/x)");
		assertThat(FileErrors.describe(new IOException("Something new")))
			.isEqualTo("The system refuses it: Something new");
	}

	@Test
	void whatTheDiskDidNotCauseIsNotExplained() {
		assertThat(FileErrors.explain(new IOException("Connection reset"))).isEmpty();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void theSystemsOwnErrorsAreExplained() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		Path loop = Files.createSymbolicLink(this.folder.resolve("loop"), this.folder.resolve("loop"));
		assertThat(failure(() -> Files.createDirectories(file))).isEqualTo("This is no folder (" + file + ")");
		for (Path within : List.of(file.resolve("x"), file.resolve("x/y"))) {
			assertThat(failure(() -> Files.createDirectories(within)))
				.startsWith("A part of this path is a file and no folder (" + file + "/x");
		}
		assertThat(failure(() -> Files.createFile(this.folder.resolve("x".repeat(300)))))
			.startsWith("A name in this path is too long");
		assertThat(failure(() -> Files.createFile(loop.resolve("x"))))
			.startsWith("The links in this path lead in a circle");
		assertThat(failure(() -> Files.writeString(this.folder, "x"))).startsWith("This is a folder and no file");
	}

	/** A data directory names no class either. */
	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aDataDirectoryWithinAFileIsToldSo() throws IOException {
		Path file = Files.createFile(this.folder.resolve("file"));
		Stream.of(file, file.resolve("x"), file.resolve("x/y"))
			.forEach((path) -> assertThat(assertThrows(DataDirectoryException.class, () -> DataDirectory.lock(path)))
				.hasMessageStartingWith("The data directory " + path + " can't be used: ")
				.hasMessageContaining("no folder")
				.hasMessageNotContaining("Exception"));
	}

	private static String failure(Executable action) {
		return FileErrors.describe(assertThrows(IOException.class, action));
	}

}
