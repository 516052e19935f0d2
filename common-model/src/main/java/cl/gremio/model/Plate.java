package cl.gremio.model;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** A cart's plate, {@code patente}. */
public final class Plate {

	private Plate() {
	}

	/** The plate trimmed and in upper case, as it identifies the cart. */
	public static @Nullable String normalize(@Nullable String raw) {
		return (raw != null) ? raw.strip().toUpperCase(Locale.ROOT) : null;
	}

}
