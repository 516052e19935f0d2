package cl.gremio.service.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * The name by which Kafka knows this instance: unique among all, and the same after a
 * restart, so that it takes over its own transactions and group membership at once.
 *
 * @param service the service's name, such as {@code sales-producer}
 * @param id which of its instances
 */
public record InstanceId(String service, String id) {

	public static final String PATTERN = "[A-Za-z0-9._-]{1,100}";

	private static final int DRAWN_LENGTH = 8;

	/** The name to use for client ids, transactional ids and group membership. */
	@Override
	public String toString() {
		return this.service + "-" + this.id;
	}

	/**
	 * The id kept in a directory, drawn and written there the first time.
	 * @throws IOException if it can't be read or written
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
		// A process killed while it writes must not leave half an id behind.
		Path draft = Files.writeString(directory.resolve("instance-id.new"), drawn + System.lineSeparator());
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		return drawn;
	}

}
