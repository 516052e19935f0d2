package cl.gremio.service;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.Optional;

/**
 * The machine that a JVM runs on, whose settings change no result.
 */
public final class Host {

	private static final String UTF_8 = "UTF-8";

	private Host() {
	}

	/**
	 * Makes this JVM write and read text for machines alike everywhere. Every
	 * {@code main} calls it first: Kafka, for one, names its files with the digits of the
	 * default locale.
	 */
	public static void ignoreLocale() {
		Locale.setDefault(Locale.ROOT);
	}

	/**
	 * Says in one line what of the machine's disks was in the way.
	 * @param ex what was thrown by writing or reading a file
	 * @return the line, or nothing for another trouble
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

	/**
	 * Says in one line why a path can't be used, and what to do.
	 * @param ex for a path with a character that the locale or the file system doesn't
	 * have
	 */
	public static String explain(InvalidPathException ex) {
		String charset = System.getProperty("sun.jnu.encoding", UTF_8);
		String reason = charset.equals(UTF_8) ? ex.getReason() : "this JVM's locale has the character set " + charset
				+ ". Start it in one with UTF-8, as LC_ALL=C.UTF-8";
		return "The path " + ex.getInput() + " can't be used: " + reason;
	}

}
