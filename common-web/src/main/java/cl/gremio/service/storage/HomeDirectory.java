package cl.gremio.service.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import cl.gremio.model.wire.OneLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory {@code .gremio} in the user's home. It is the standalone's, with its
 * {@code broker} and a directory for each service; a service alone has one in
 * {@code services}. Until 0.1.0 both used the first: what a service alone left there is
 * moved, with the instance's id, before anybody else uses it.
 *
 * @param path where it is
 */
public record HomeDirectory(Path path) {

	private static final Logger logger = LoggerFactory.getLogger(HomeDirectory.class);

	/**
	 * That of the user who runs this JVM.
	 * @throws DataDirectoryException if the user has no home
	 * @throws InvalidPathException if its path has a character that the JVM's locale has
	 * not
	 */
	public static HomeDirectory ofUser() {
		return of(System.getProperty("user.home"), System.getenv("HOME"));
	}

	/** The JVM asks the system, which may not know the user, for the first. */
	static HomeDirectory of(@Nullable String known, @Nullable String environment) {
		return Stream.concat(Stream.ofNullable(known), Stream.ofNullable(environment))
			.map(Path::of)
			.filter(Path::isAbsolute)
			.findFirst()
			.map((home) -> new HomeDirectory(home.resolve(".gremio").normalize()))
			.orElseThrow(() -> new DataDirectoryException("This user has no home directory for the data", null));
	}

	/**
	 * Locks the directory of a service that runs alone.
	 * @throws DataDirectoryException if another instance has it or it can't be used
	 */
	public DataDirectory lockAlone(String service) {
		DataDirectory moved = isStandalones() ? null : takeOver(service);
		return (moved != null) ? moved : DataDirectory.lock(alone(service));
	}

	/** The user's, if that is where a path leads. */
	public static Optional<HomeDirectory> at(Path path) {
		try {
			return Optional.of(ofUser()).filter((home) -> home.path.equals(path));
		}
		catch (DataDirectoryException | InvalidPathException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Makes way for a standalone that is to start here, if it is the first.
	 * @param services the names of its services
	 * @throws DataDirectoryException if one of these runs alone here
	 */
	public void makeWay(Iterable<String> services) {
		if (!isStandalones()) {
			services.forEach(this::makeWay);
		}
	}

	private void makeWay(String service) {
		try (DataDirectory moved = takeOver(service)) {
			if (moved != null) {
				logger.debug("The directory of {} was moved to {}", OneLine.of(service),
						OneLine.of(moved.path().toString()));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isStandalones() {
		return DataDirectory.isOne(this.path) || Files.exists(this.path.resolve("broker"));
	}

	/** The directory in its new place, or null if there is none to be moved. */
	private @Nullable DataDirectory takeOver(String service) {
		Path before = this.path.resolve(service);
		Path alone = alone(service);
		if (!DataDirectory.isOne(before) || Files.exists(alone)) {
			return null;
		}
		try {
			DataDirectory locked = DataDirectory.lockExisting(before);
			// A standalone that has come meanwhile keeps what it finds.
			return isStandalones() ? release(locked) : move(locked, alone);
		}
		catch (NoSuchFileException ex) {
			// Another process was faster.
			return null;
		}
		catch (IOException ex) {
			throw new DataDirectoryException(
					"The data directory " + before + " of a service alone can't be moved to " + alone + ": " + ex, ex);
		}
	}

	private static @Nullable DataDirectory release(DataDirectory locked) throws IOException {
		locked.close();
		return null;
	}

	private static DataDirectory move(DataDirectory locked, Path alone) throws IOException {
		DataDirectory moved = locked.moveTo(alone);
		logger.info("The data of a service alone has moved from {} to {}", locked.path(), alone);
		return moved;
	}

	private Path alone(String service) {
		return this.path.resolve("services").resolve(service);
	}

}
