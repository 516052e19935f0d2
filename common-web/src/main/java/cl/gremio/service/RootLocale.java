package cl.gremio.service;

import java.util.Locale;

/** Makes a JVM write and read text alike on every machine. */
public final class RootLocale {

	private RootLocale() {
	}

	/**
	 * Replaces the machine's locale. Every {@code main} calls this first, because Kafka
	 * names its files with the digits of the default locale.
	 */
	public static void use() {
		Locale.setDefault(Locale.ROOT);
	}

}
