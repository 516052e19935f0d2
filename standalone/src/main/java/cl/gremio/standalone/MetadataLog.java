package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;

/**
 * The log in which Kafka keeps its topics. If Kafka can't read it, Kafka starts an empty
 * one and moves every topic away: the guild would be empty.
 */
final class MetadataLog {

	private static final String FOLDER = "__cluster_metadata-0";

	private MetadataLog() {
	}

	/**
	 * Checks that a folder with topics has this log, and that the log begins with a valid
	 * record. The end may be torn after a kill; Kafka repairs it.
	 * @throws IOException naming what is missing or can't be read
	 */
	static void require(Path folder) throws IOException {
		if (!hasTopics(folder)) {
			return;
		}
		Path metadata = folder.resolve(FOLDER);
		Optional<Path> log = first(metadata, ".log");
		if (log.isPresent() && Files.size(log.get()) > 0) {
			requireReadable(log.get());
		}
		else if (first(metadata, ".checkpoint").isEmpty()) {
			throw new IOException("There are topics, but what tells of them is missing in " + metadata);
		}
	}

	private static void requireReadable(Path log) throws IOException {
		try (FileRecords records = FileRecords.open(log.toFile(), false)) {
			Iterator<FileChannelRecordBatch> batches = records.batches().iterator();
			if (!batches.hasNext()) {
				throw new IOException(log + " is cut short");
			}
			batches.next().ensureValid();
		}
		catch (KafkaException ex) {
			throw new IOException(log + " is corrupt", ex);
		}
	}

	private static boolean hasTopics(Path folder) throws IOException {
		try (Stream<Path> inside = Files.list(folder)) {
			return inside.filter((path) -> !path.endsWith(FOLDER))
				.anyMatch((path) -> Files.exists(path.resolve("partition.metadata")));
		}
	}

	/** The oldest file of a kind. Names begin with the offset. */
	private static Optional<Path> first(Path folder, String kind) throws IOException {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(kind)).sorted().findFirst();
		}
	}

}
