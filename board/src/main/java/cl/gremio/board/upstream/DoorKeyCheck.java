package cl.gremio.board.upstream;

import java.util.Optional;
import java.util.function.Function;

import cl.gremio.model.security.Role;
import cl.gremio.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log when the door's key does not count, or has not the role {@code admin}:
 * then {@code /live} and {@code /servicios} stay empty.
 */
class DoorKeyCheck {

	private static final Logger logger = LoggerFactory.getLogger(DoorKeyCheck.class);

	private final @Nullable String key;

	private final Function<String, Optional<Caller>> callers;

	/** Guarded by this. */
	private boolean isValid = true;

	/**
	 * Creates a check.
	 * @param callers the holder of a key, if the key counts
	 */
	DoorKeyCheck(@Nullable String key, Function<String, Optional<Caller>> callers) {
		this.key = key;
		this.callers = callers;
	}

	/** Checks the key, at the start and after each change of the keys. */
	synchronized void check() {
		boolean was = this.isValid;
		this.isValid = Optional.ofNullable(this.key)
			.flatMap(this.callers)
			.filter((caller) -> caller.has(Role.ADMIN))
			.isPresent();
		if (was && !this.isValid) {
			logger.warn("The door has no key of the role admin, so it shows no list and no state of a service."
					+ " See gremio.board.key");
		}
		else if (!was && this.isValid) {
			logger.info("The door's key counts");
		}
	}

}
