package cl.gremio.service;

import java.nio.file.InvalidPathException;
import java.util.Locale;

/**
 * The machine that a JVM runs on, whose settings change no result.
 */
public final class Host {

	private static final String UTF_8 = "UTF-8";

	private Host() {
	}

	/**
	 * Makes this JVM write and read text for machines alike everywhere. Every
	 * {@code main} calls it first: Kafka, for one, names its files with the digits of the
	 * default locale.
	 */
	public static void ignoreLocale() {
		Locale.setDefault(Locale.ROOT);
	}

	/**
	 * Says in one line why a path can't be used, and what to do.
	 * @param ex for a path with a character that the locale or the file system doesn't
	 * have
	 */
	public static String explain(InvalidPathException ex) {
		String charset = System.getProperty("sun.jnu.encoding", UTF_8);
		String reason = charset.equals(UTF_8) ? ex.getReason() : "this JVM's locale has the character set " + charset
				+ ". Start it in one with UTF-8, as LC_ALL=C.UTF-8";
		return "The path " + ex.getInput() + " can't be used: " + reason;
	}

}
