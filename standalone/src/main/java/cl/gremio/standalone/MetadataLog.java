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
 * The log in which Kafka keeps which topics there are. Where Kafka can't read it, it
 * begins anew without it, and sets every topic aside: an empty guild, and soon no other.
 */
final class MetadataLog {

	private static final String FOLDER = "__cluster_metadata-0";

	private MetadataLog() {
	}

	/**
	 * Checks that the log of a folder with topics is there, and begins as a log does. Its
	 * end may be torn: Kafka mends that after a kill.
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

	/** The oldest file of a kind: names begin with the offset. */
	private static Optional<Path> first(Path folder, String kind) throws IOException {
		if (!Files.isDirectory(folder)) {
			return Optional.empty();
		}
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter((file) -> file.toString().endsWith(kind)).sorted().findFirst();
		}
	}

}
