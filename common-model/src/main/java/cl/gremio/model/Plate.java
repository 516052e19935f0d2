package cl.gremio.model;

import java.util.Locale;

/** A cart's plate, {@code patente}, as it identifies the cart everywhere. */
public final class Plate {

	private Plate() {
	}

	/**
	 * The plate in the one form under which it is recorded, keyed and looked up: without
	 * white space around it, in upper case.
	 */
	public static String normalize(String raw) {
		// Not the default locale: a Turkish one makes another plate of "abi123".
		return raw.strip().toUpperCase(Locale.ROOT);
	}

}
