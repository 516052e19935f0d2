package cl.gremio.service.kafka;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The directory of one instance, locked while its application context lives; the
 * operating system frees it when the process dies, however it dies.
 */
public final class DataDirectory implements AutoCloseable {

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
			Files.createDirectories(directory);
			FileChannel lockFile = FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
			if (tryLock(lockFile) == null) {
				lockFile.close();
				throw new DataDirectoryException(
						"The data directory %s belongs to another instance that is running".formatted(directory), null);
			}
			return new DataDirectory(directory, lockFile);
		}
		catch (IOException ex) {
			throw new DataDirectoryException("The data directory %s can't be used: %s".formatted(directory, ex), ex);
		}
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

	/** Where it is. */
	public Path path() {
		return this.path;
	}

	/** A directory within this one, made where it is missing. */
	public Path subdirectory(String name) {
		try {
			return Files.createDirectories(this.path.resolve(name));
		}
		catch (IOException ex) {
			throw new DataDirectoryException("The data directory %s can't be used: %s".formatted(this.path, ex), ex);
		}
	}

	/** Frees the directory for another instance. */
	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
