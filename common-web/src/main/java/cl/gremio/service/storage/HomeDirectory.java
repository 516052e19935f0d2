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
 * The directory {@code .gremio} in the user's home. The standalone keeps its
 * {@code broker} and a directory for each service in it. A service that runs alone has a
 * directory in {@code services}. Until 0.1.0 such a service used the standalone's
 * directory; its data, with the instance's id, is moved before anything else uses it.
 */
public record HomeDirectory(Path path) {

	private static final Logger logger = LoggerFactory.getLogger(HomeDirectory.class);

	/**
	 * The directory of the user who runs this JVM.
	 * @throws DataDirectoryException if the user has no home
	 * @throws InvalidPathException if its path has a character that the JVM's locale
	 * lacks
	 */
	public static HomeDirectory ofUser() {
		return of(System.getProperty("user.home"), System.getenv("HOME"));
	}

	/** Falls back on the environment, because the system may not know the user. */
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
	 * @throws DataDirectoryException if another instance has the lock or the directory
	 * can't be used
	 */
	public DataDirectory lockAlone(String service) {
		DataDirectory moved = isStandalones() ? null : takeOver(service);
		return (moved != null) ? moved : DataDirectory.lock(alone(service));
	}

	/** The user's directory, if it has this path. */
	public static Optional<HomeDirectory> at(Path path) {
		try {
			return Optional.of(ofUser()).filter((home) -> home.path.equals(path));
		}
		catch (DataDirectoryException | InvalidPathException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Moves the data of services that ran alone, before a standalone first starts here.
	 * @param services the names of the standalone's services
	 * @throws DataDirectoryException if one of these services runs alone here
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

	/** Moves a service's directory; {@code null} if it has none to move. */
	private @Nullable DataDirectory takeOver(String service) {
		Path before = this.path.resolve(service);
		Path alone = alone(service);
		if (!DataDirectory.isOne(before) || Files.exists(alone)) {
			return null;
		}
		try {
			DataDirectory locked = DataDirectory.lockExisting(before);
			// A standalone that started meanwhile keeps the directory
			return isStandalones() ? release(locked) : move(locked, alone);
		}
		catch (NoSuchFileException ex) {
			// Another process moved the directory
			return null;
		}
		catch (IOException ex) {
			throw new DataDirectoryException("The data directory " + before + " of a service alone can't be moved to "
					+ alone + ": " + FileErrors.describe(ex), ex);
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
