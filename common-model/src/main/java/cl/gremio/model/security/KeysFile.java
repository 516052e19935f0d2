package cl.gremio.model.security;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.UnaryOperator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of the keys. Only its owner can read it. A change replaces the whole file, so
 * no reader sees a part of it.
 *
 * @param path where the file is
 */
public record KeysFile(Path path) {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	/**
	 * Reads the keys.
	 * @return nothing if there is no file
	 * @throws IOException if the file can't be read or is malformed
	 */
	public Optional<Keys> read() throws IOException {
		try {
			return Optional.of(JSON.readValue(Files.readAllBytes(this.path), Keys.class));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (JacksonException ex) {
			// Jackson's message quotes the file
			throw new IOException("The file of the keys is malformed: " + this.path);
		}
	}

	/**
	 * Changes the keys. Makes the file if there is none. Another process that changes the
	 * file waits.
	 * @throws IOException if the file can't be read or written
	 */
	public Keys change(UnaryOperator<Keys> change) throws IOException {
		Path folder = this.path.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path lock = folder.resolve(this.path.getFileName() + ".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			Keys changed = change.apply(read().orElseGet(Keys::none));
			// Java makes a temporary file that only its owner can read
			Path draft = Files.createTempFile(folder, "keys", ".new");
			Files.write(draft, JSON.writeValueAsBytes(changed));
			Files.move(draft, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			return changed;
		}
	}

}
