package cl.gremio.model.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
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
	 * Changes the keys. Makes the file if there is none; otherwise its owner and its
	 * permissions stay, so that the services can still read it when another user has
	 * changed it. Another process that changes the file waits.
	 * @throws IOException if the file can't be read or written, or would change its owner
	 */
	public Keys change(UnaryOperator<Keys> change) throws IOException {
		Files.createDirectories(this.path.toAbsolutePath().getParent());
		Path file = Files.exists(this.path) ? this.path.toRealPath() : this.path.toAbsolutePath();
		Path lock = file.resolveSibling(file.getFileName() + ".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			channel.lock();
			Keys changed = change.apply(read().orElseGet(Keys::none));
			replace(file, JSON.writeValueAsBytes(changed));
			keepAccess(file, lock);
			return changed;
		}
	}

	private static void replace(Path file, byte[] content) throws IOException {
		// Java makes a temporary file that only its owner can read
		Path draft = Files.createTempFile(file.getParent(), "keys", ".new");
		try {
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				channel.write(ByteBuffer.wrap(content));
				channel.force(true);
			}
			if (Files.exists(file)) {
				keepAccess(file, draft);
			}
			Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/** Gives another file the owner, the group and the permissions of a file. */
	private static void keepAccess(Path file, Path other) throws IOException {
		PosixFileAttributeView view = Files.getFileAttributeView(other, PosixFileAttributeView.class);
		if (view != null) {
			PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
			view.setOwner(attributes.owner());
			view.setGroup(attributes.group());
			view.setPermissions(attributes.permissions());
		}
	}

}
