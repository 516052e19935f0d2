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
 * The directory of one instance, or of the standalone, locked while it lives; the
 * operating system frees it when the process dies, however it dies. Only its owner can
 * read it.
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
	 * Makes the directory where it is missing, and locks it.
	 * @throws DataDirectoryException if another instance has it or it can't be written
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
	 * Locks a directory that is there.
	 * @throws DataDirectoryException if another instance has it
	 * @throws java.nio.file.NoSuchFileException if it is not there
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
			// Held by this very process, in which several services may run.
			return null;
		}
	}

	/** Whether an instance has ever held the directory. */
	static boolean isOne(Path directory) {
		return Files.exists(directory.resolve(LOCK));
	}

	/**
	 * Moves the directory, locked as it is, in one step.
	 * @param target its new path, in the same file system, where nothing is
	 * @return the directory in its new place
	 * @throws java.nio.file.NoSuchFileException if it is no longer there
	 */
	DataDirectory moveTo(Path target) throws IOException {
		OwnerOnly.create(this.path);
		OwnerOnly.create(target.getParent());
		if (!OwnerOnly.isSupported(target)) {
			// Windows moves no directory in which a file is open; nor does it when
			// another
			// instance has it.
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

	/** Where it is. */
	public Path path() {
		return this.path;
	}

	/** A directory within this one, made where it is missing. */
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
				"The data directory " + directory + " can't be used: " + FileErrors.explain(ex).orElse(ex.toString()),
				ex);
	}

	/** Frees the directory for another instance. */
	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
