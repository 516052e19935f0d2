package cl.gremio.service.probe;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an instance of a service says of itself.
 *
 * @param answers whether it answers at all
 * @param down the names of the health components that keep it from being ready
 * @param isReady whether it is ready
 * @param lag how many seconds it is behind the log; {@code null} for a producer, and
 * while it is not known
 * @param deadLetters the dead letters of its topic, whichever instance wrote them;
 * {@code null} for a producer, and while it is not known
 * @param isRefused whether it needs a key to tell more than whether it is ready
 */
public record InstanceState(boolean answers, boolean isReady, List<String> down, @Nullable Double lag,
		@Nullable Long deadLetters, boolean isRefused) {

	/** The state of an instance that does not answer. */
	public static final InstanceState AWAY = new InstanceState(false, false, List.of(), null, null, false);

}
