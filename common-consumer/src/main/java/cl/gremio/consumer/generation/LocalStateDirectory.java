package cl.gremio.consumer.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The directory in which Kafka Streams keeps a copy of the state. A file beside the copy
 * names the cluster and the generation of the state.
 */
public final class LocalStateDirectory {

	private static final Logger logger = LoggerFactory.getLogger(LocalStateDirectory.class);

	private final Path directory;

	private final ClusterMetadata cluster;

	LocalStateDirectory(Path directory, ClusterMetadata cluster) {
		this.directory = directory;
		this.cluster = cluster;
	}

	/**
	 * Deletes the state if it belongs to another cluster or another generation. Kafka
	 * Streams restores deleted state from Kafka. Call this before the streams start.
	 */
	public void prepare(Generation generation) {
		String origin = this.cluster.id() + " " + generation.id();
		Path state = this.directory.resolve(generation.application());
		Path known = origin(generation);
		try {
			if (Files.exists(known) && Files.readString(known).strip().equals(origin)) {
				return;
			}
			if (FileSystemUtils.deleteRecursively(state)) {
				logger.warn("The state in {} is of another Kafka or another log: it is deleted", state);
			}
			Path draft = Files.writeString(this.directory.resolve(known.getFileName() + ".new"),
					origin + System.lineSeparator());
			Files.move(draft, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(Generation generation) {
		try {
			FileSystemUtils.deleteRecursively(this.directory.resolve(generation.application()));
			Files.deleteIfExists(origin(generation));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path origin(Generation generation) {
		return this.directory.resolve(generation.application() + ".origin");
	}

}
