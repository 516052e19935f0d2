package cl.gremio.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything, held by one standalone at a time. The system lets the
 * lock go with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {

	private final Path folder;

	private final FileChannel lock;

	private DataFolder(Path folder, FileChannel lock) {
		this.folder = folder;
		this.lock = lock;
	}

	/**
	 * Takes the folder, making it where it is missing.
	 * @throws StartupException when another standalone holds it, or it can't be written
	 */
	static DataFolder take(Path folder) {
		try {
			Files.createDirectories(folder);
			FileChannel channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (tryLock(channel) == null) {
				channel.close();
				throw new StartupException(
						"Another gremio is running on " + folder + ". Stop it, or choose another folder with --data");
			}
			return new DataFolder(folder, channel);
		}
		catch (IOException ex) {
			throw new StartupException("Can't write to the data folder " + folder + " (" + ex + ")", ex);
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	Path of(String user) {
		return this.folder.resolve(user);
	}

	@Override
	public void close() throws IOException {
		this.lock.close();
	}

}
