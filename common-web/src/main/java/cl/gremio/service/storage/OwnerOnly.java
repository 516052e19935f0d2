package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import cl.gremio.model.wire.OneLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.file.attribute.PosixFilePermission.OWNER_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

/**
 * Creates directories that only their owner can enter, if the file system knows owners.
 * The files within need no permissions of their own then.
 */
final class OwnerOnly {

	private static final Logger logger = LoggerFactory.getLogger(OwnerOnly.class);

	private static final Set<PosixFilePermission> OWNER = EnumSet.of(OWNER_READ, OWNER_WRITE, OWNER_EXECUTE);

	private static final int STICKY = 01000;

	private OwnerOnly() {
	}

	/**
	 * Creates a directory and its missing parents. Closes an existing directory to
	 * others, unless it belongs to another user, such as a volume with a group for its
	 * users, or to the system.
	 * @throws IOException if the directory can't be created, or is a file
	 */
	static void create(Path directory) throws IOException {
		if (!isSupported(directory)) {
			Files.createDirectories(directory);
			return;
		}
		FileAttribute<Set<PosixFilePermission>> attribute = PosixFilePermissions.asFileAttribute(OWNER);
		Files.createDirectories(directory, attribute);
		if (isOpen(directory) && !isShared(directory)) {
			close(directory);
		}
	}

	/** Whether the file system has POSIX permissions, as on every system but Windows. */
	static boolean isSupported(Path path) {
		return path.getFileSystem().supportedFileAttributeViews().contains("posix");
	}

	/** Whether a directory, such as /tmp or /srv, is also used by others. */
	private static boolean isShared(Path directory) throws IOException {
		boolean sticky = ((int) Files.getAttribute(directory, "unix:mode") & STICKY) != 0;
		Path parent = directory.getParent();
		boolean ofTheSystem = (parent == null || parent.getParent() == null)
				&& Files.getOwner(directory).getName().equals("root");
		return sticky || ofTheSystem;
	}

	private static void close(Path directory) throws IOException {
		PosixFileAttributeView view = view(directory);
		String before = PosixFilePermissions.toString(view.readAttributes().permissions());
		boolean reachable = directory.getParent() == null || isOpen(directory.getParent());
		try {
			view.setPermissions(OWNER);
			if (reachable) {
				logger.info("From now on only its owner can read {}, which was {}", directory, OneLine.of(before));
			}
		}
		catch (FileSystemException ex) {
			logger.info("{} stays {}: {}", directory, OneLine.of(before), OneLine.of(ex.getReason()));
		}
	}

	private static boolean isOpen(Path directory) throws IOException {
		return !OWNER.containsAll(view(directory).readAttributes().permissions());
	}

	private static PosixFileAttributeView view(Path directory) {
		return Files.getFileAttributeView(directory, PosixFileAttributeView.class);
	}

}
