package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
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
		String file = (ex instanceof FileSystemException inFile && inFile.getFile() != null) ? inFile.getFile() : null;
		String where = (file != null) ? " (" + file + ")" : "";
		String reason = String.valueOf(ex.getMessage());
		if (reason.contains("No space left on device") || reason.contains("not enough space on the disk")
				|| reason.contains("Disk quota exceeded")) {
			return Optional.of("The disk is full" + where);
		}
		if (reason.contains("Read-only file system")) {
			return Optional.of("The disk can only be read" + where);
		}
		if (ex instanceof AccessDeniedException || reason.contains("Permission denied")) {
			return Optional.of("This user may not write there" + where);
		}
		if (ex instanceof FileAlreadyExistsException || ex instanceof NotDirectoryException) {
			return Optional.of("This is no folder" + where);
		}
		return Optional.empty();
	}

	/** Explains a path with a character that the locale or the file system lacks. */
	public static String explain(InvalidPathException ex) {
		String charset = System.getProperty("sun.jnu.encoding", UTF_8);
		String reason = charset.equals(UTF_8) ? ex.getReason() : "this JVM's locale has the character set " + charset
				+ ". Start it in one with UTF-8, as LC_ALL=C.UTF-8";
		return "The path " + ex.getInput() + " can't be used: " + reason;
	}

}
