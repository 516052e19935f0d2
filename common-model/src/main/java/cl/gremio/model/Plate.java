package cl.gremio.model;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A cart's plate, {@code patente}, as it identifies the cart everywhere. */
public final class Plate {

	private Plate() {
	}

	/**
	 * The plate in the one form under which it is recorded, keyed and looked up: without
	 * white space around it, in upper case; {@code null} stays {@code null}.
	 */
	public static @Nullable String normalize(@Nullable String raw) {
		// Not the default locale: a Turkish one makes another plate of "abi123".
		return (raw != null) ? raw.strip().toUpperCase(Locale.ROOT) : null;
	}

}
