package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name of this instance in Kafka. It is unique, and stays the same after a restart,
 * so that the instance takes over its own transactions and group membership at once.
 *
 * @param service the service's name, such as {@code sales-producer}
 * @param id identifies the instance among those of the service
 */
public record InstanceId(String service, String id) {

	public static final String PATTERN = "[A-Za-z0-9._-]{1,100}";

	private static final int DRAWN_LENGTH = 8;

	/** The name for client ids, transactional ids and group membership. */
	@Override
	public String toString() {
		return this.service + "-" + this.id;
	}

	/**
	 * The id in a directory's file. The first call draws the id and writes the file.
	 * @throws IOException if the file can't be read or written
	 */
	public static String keptIn(Path directory) throws IOException {
		Path file = directory.resolve("instance-id");
		if (Files.exists(file)) {
			String kept = Files.readString(file).strip();
			if (kept.matches(PATTERN)) {
				return kept;
			}
		}
		String drawn = UUID.randomUUID().toString().substring(0, DRAWN_LENGTH);
		// A process that is killed while it writes must leave no half id
		Path draft = Files.writeString(directory.resolve("instance-id.new"), drawn + System.lineSeparator());
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		return drawn;
	}

}
