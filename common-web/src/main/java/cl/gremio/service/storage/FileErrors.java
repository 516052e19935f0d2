package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Explains in one line why a file or directory can't be used. */
public final class FileErrors {

	private static final String UTF_8 = "UTF-8";

	private FileErrors() {
	}

	/**
	 * Explains a failed read or write.
	 * @return the line, or nothing for an error that the disk did not cause
	 */
	public static Optional<String> explain(IOException ex) {
		FileSystemException inFile = (ex instanceof FileSystemException failed) ? failed : null;
		String file = (inFile != null) ? inFile.getFile() : null;
		String where = (file != null) ? " (" + file + ")" : "";
		String message = (inFile != null && inFile.getReason() != null) ? inFile.getReason()
				: String.valueOf(ex.getMessage());
		return Arrays.stream(Cause.values())
			.filter((cause) -> cause.explains(ex, message))
			.map((cause) -> cause.line)
			.findFirst()
			.or(() -> Optional.ofNullable(inFile).map((failed) -> systemsWords(message)))
			.map((line) -> line + where);
	}

	/** Explains a failed read or write, if need be in the words of the system. */
	public static String describe(IOException ex) {
		return explain(ex).orElseGet(() -> systemsWords(String.valueOf(ex.getMessage())));
	}

	private static String systemsWords(String message) {
		return "The system refuses it: " + message;
	}

	/** Explains a path with a character that the locale or the file system lacks. */
	public static String explain(InvalidPathException ex) {
		String charset = System.getProperty("sun.jnu.encoding", UTF_8);
		String reason = charset.equals(UTF_8) ? ex.getReason() : "this JVM's locale has the character set " + charset
				+ ". Start it in one with UTF-8, as LC_ALL=C.UTF-8";
		return "The path " + ex.getInput() + " can't be used: " + reason;
	}

	/** What the user can remove, with the words of Linux, macOS and Windows for it. */
	private enum Cause {

		FULL("The disk is full", List.of(), "No space left on device", "not enough space on the disk",
				"Disk quota exceeded", "disk is full"),
		READ_ONLY("The disk can only be read", List.of(), "Read-only file system", "media is write protected"),
		FORBIDDEN("This user may not write there", List.of(AccessDeniedException.class), "Permission denied",
				"Operation not permitted", "Access is denied"),
		NO_FOLDER("This is no folder", List.of(FileAlreadyExistsException.class, NotDirectoryException.class)),
		WITHIN_FILE("A part of this path is a file and no folder", List.of(), "Not a directory",
				"directory name is invalid"),
		NO_FILE("This is a folder and no file", List.of(DirectoryNotEmptyException.class), "Is a directory"),
		OTHER_DISK("The two places are on different disks", List.of(AtomicMoveNotSupportedException.class),
				"cross-device link"),
		TOO_LONG("A name in this path is too long", List.of(), "File name too long", "name or extension is too long"),
		LOOP("The links in this path lead in a circle", List.of(FileSystemLoopException.class),
				"Too many levels of symbolic links", "Too many symbolic links"),
		IN_USE("Another program uses it", List.of(), "used by another process", "resource busy"),
		TOO_MANY("This process has too many open files: see ulimit -n", List.of(), "Too many open files"),
		BROKEN("The disk fails or is gone", List.of(), "Input/output error", "Stale file handle",
				"endpoint is not connected", "device is not ready"),
		MISSING("This does not exist", List.of(NoSuchFileException.class), "No such file or directory");

		private final String line;

		private final List<Class<? extends IOException>> types;

		private final List<String> words;

		Cause(String line, List<Class<? extends IOException>> types, String... words) {
			this.line = line;
			this.types = types;
			this.words = List.of(words);
		}

		boolean explains(IOException ex, String message) {
			return this.types.contains(ex.getClass()) || this.words.stream().anyMatch(message::contains);
		}

	}

}
