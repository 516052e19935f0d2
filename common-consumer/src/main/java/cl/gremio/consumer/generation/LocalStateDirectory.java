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
 * The folder in which Kafka Streams keeps a copy of the state, and beside it a file that
 * says of which Kafka and generation it is.
 */
public final class LocalStateDirectory {

	private static final Logger logger = LoggerFactory.getLogger(LocalStateDirectory.class);

	private final Path folder;

	private final ClusterMetadata cluster;

	LocalStateDirectory(Path folder, ClusterMetadata cluster) {
		this.folder = folder;
		this.cluster = cluster;
	}

	/**
	 * Leaves a generation with state of its own or none, while its streams don't run.
	 * What is deleted is restored from Kafka.
	 */
	public void prepare(Generation generation) {
		String origin = this.cluster.id() + " " + generation.id();
		Path state = this.folder.resolve(generation.application());
		Path known = origin(generation);
		try {
			if (Files.exists(known) && Files.readString(known).strip().equals(origin)) {
				return;
			}
			if (FileSystemUtils.deleteRecursively(state)) {
				logger.warn("The state in {} is of another Kafka or another log: it is deleted", state);
			}
			Path draft = Files.writeString(this.folder.resolve(known.getFileName() + ".new"),
					origin + System.lineSeparator());
			Files.move(draft, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Deletes what is left of a generation. */
	void delete(Generation generation) {
		try {
			FileSystemUtils.deleteRecursively(this.folder.resolve(generation.application()));
			Files.deleteIfExists(origin(generation));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path origin(Generation generation) {
		return this.folder.resolve(generation.application() + ".origin");
	}

}
