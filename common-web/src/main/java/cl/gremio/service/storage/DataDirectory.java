package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.jspecify.annotations.Nullable;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The data directory of one instance or of the standalone, which locks it. The operating
 * system frees the lock when the process dies. Only the owner can read the directory.
 */
public final class DataDirectory implements AutoCloseable {

	private static final String LOCK = "lock";

	private final Path path;

	private final FileChannel lockFile;

	private DataDirectory(Path path, FileChannel lockFile) {
		this.path = path;
		this.lockFile = lockFile;
	}

	/**
	 * Creates the directory if it is missing, and locks it.
	 * @throws DataDirectoryException if another instance has the lock or the directory
	 * can't be written
	 */
	public static DataDirectory lock(Path path) {
		Path directory = path.toAbsolutePath().normalize();
		try {
			OwnerOnly.create(directory);
			return lockExisting(directory);
		}
		catch (IOException ex) {
			throw unusable(directory, ex);
		}
	}

	/**
	 * Locks an existing directory.
	 * @throws DataDirectoryException if another instance has the lock
	 * @throws java.nio.file.NoSuchFileException if the directory does not exist
	 */
	static DataDirectory lockExisting(Path directory) throws IOException {
		FileChannel lockFile = FileChannel.open(directory.resolve(LOCK), CREATE, WRITE);
		if (tryLock(lockFile) == null) {
			lockFile.close();
			throw new DataDirectoryException(
					"The data directory " + directory + " belongs to another instance that is running", null);
		}
		return new DataDirectory(directory, lockFile);
	}

	private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
		try {
			return lockFile.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			// Another service of this process has the lock
			return null;
		}
	}

	/** Whether an instance has ever locked the directory. */
	static boolean isOne(Path directory) {
		return Files.exists(directory.resolve(LOCK));
	}

	/**
	 * Moves the locked directory in one step.
	 * @param target a free path in the same file system
	 * @return the directory in its new place
	 * @throws java.nio.file.NoSuchFileException if the directory no longer exists
	 */
	DataDirectory moveTo(Path target) throws IOException {
		OwnerOnly.create(this.path);
		OwnerOnly.create(target.getParent());
		if (!OwnerOnly.isSupported(target)) {
			// Windows moves no directory with an open file, even one of another instance
			close();
		}
		try {
			Files.move(this.path, target, StandardCopyOption.ATOMIC_MOVE);
		}
		catch (IOException ex) {
			close();
			throw ex;
		}
		return this.lockFile.isOpen() ? new DataDirectory(target, this.lockFile) : lock(target);
	}

	public Path path() {
		return this.path;
	}

	/** A directory within this one, created if it is missing. */
	public Path subdirectory(String name) {
		Path directory = this.path.resolve(name);
		try {
			OwnerOnly.create(directory);
			return directory;
		}
		catch (IOException ex) {
			throw unusable(this.path, ex);
		}
	}

	private static DataDirectoryException unusable(Path directory, IOException ex) {
		return new DataDirectoryException(
				"The data directory " + directory + " can't be used: " + FileErrors.describe(ex), ex);
	}

	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
