package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import cl.gremio.service.storage.FileErrors;

/** Checks that a disk takes data before Kafka fails on it. */
final class DiskSpace {

	/** Twice the size of an empty guild's data. */
	private static final int NEEDED_MB = 64;

	private DiskSpace() {
	}

	/**
	 * Checks that a folder can be written and that its disk has space.
	 * @throws StartupException if not, in one line
	 */
	static void require(Path folder) {
		try {
			long free = Files.getFileStore(folder).getUsableSpace() >> 20;
			if (free < NEEDED_MB) {
				throw new StartupException("The disk of " + folder + " is full: " + free + " MB are free, and "
						+ NEEDED_MB + " MB are needed. Make room, or choose another folder with --data");
			}
			Files.delete(Files.writeString(folder.resolve(".writable"), "?"));
		}
		catch (IOException ex) {
			throw new StartupException("The folder " + folder + " can't be written: " + FileErrors.describe(ex)
					+ ". Another can be chosen with --data", ex);
		}
	}

}
