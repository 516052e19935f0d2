package cl.gremio.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The names of gremio's settings. The list has the settings of all services, because
 * services often share one configuration.
 */
public final class KnownSettings {

	private static final Pattern ROOTS = Pattern.compile("(gremio|spring|server|management|logging|info)\\..+");

	/** Environment variables that the scripts and tools read. */
	private static final Set<String> OF_SCRIPTS = Set.of("GREMIO_JAVA_OPTS", "GREMIO_BUILT", "GREMIO_KEY");

	/**
	 * Variables by which Kubernetes and Docker announce other services, whose names may
	 * begin with gremio.
	 */
	private static final Pattern SERVICE_LINK = Pattern
		.compile("\\w+_SERVICE_(HOST|PORT(_\\w+)?)|\\w+_PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?");

	private static final Pattern INDEX = Pattern.compile("\\[.*|(?<=\\w)_\\d+$");

	private static final List<String> KEYS = read();

	private static final Set<String> PROPERTIES = KEYS.stream().map(KnownSettings::uniform).collect(Collectors.toSet());

	private static final Set<String> VARIABLES = KEYS.stream().map(KnownSettings::letters).collect(Collectors.toSet());

	private KnownSettings() {
	}

	/** All settings, in the order of {@code docs/configuration.md}. */
	public static List<String> keys() {
		return KEYS;
	}

	/** Whether a name on a command line may be that of a property. */
	public static boolean isProperty(String name) {
		return ROOTS.matcher(name).matches();
	}

	/**
	 * Finds unknown names that begin like gremio's settings.
	 * @param properties names such as {@code gremio.zone}, in any spelling of Spring
	 * Boot's
	 * @return a line with the nearest known names, if any name is unknown
	 */
	public static Optional<String> unknownProperties(Collection<String> properties) {
		return line(properties.stream()
			.filter((name) -> name.startsWith("gremio."))
			.filter((name) -> !PROPERTIES.contains(uniform(name)))
			.map((name) -> hint(name, nearest(name))));
	}

	/** Finds unknown names among environment variables. */
	public static Optional<String> unknownVariables(Collection<String> variables) {
		return line(variables.stream()
			.filter((name) -> name.toUpperCase(Locale.ROOT).startsWith("GREMIO_"))
			.filter((name) -> !OF_SCRIPTS.contains(name) && !SERVICE_LINK.matcher(name).matches())
			.filter((name) -> !VARIABLES.contains(letters(name)))
			.map((name) -> hint(name, nearest(name).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))));
	}

	private static Optional<String> line(Stream<String> unknown) {
		List<String> names = unknown.distinct().sorted().toList();
		return names.isEmpty() ? Optional.empty()
				: Optional.of("Unknown setting" + ((names.size() > 1) ? "s " : " ") + String.join(", ", names));
	}

	private static String hint(String name, String nearest) {
		return name + " (did you mean " + nearest + "?)";
	}

	private static String nearest(String name) {
		return Collections.min(KEYS, Comparator.comparingInt((key) -> distance(letters(name), letters(key))));
	}

	/** The number of characters to insert, remove or replace (Levenshtein). */
	private static int distance(String one, String other) {
		int[] before = new int[other.length() + 1];
		for (int j = 0; j < before.length; j++) {
			before[j] = j;
		}
		for (int i = 1; i <= one.length(); i++) {
			int[] row = new int[before.length];
			row[0] = i;
			for (int j = 1; j < row.length; j++) {
				int replaced = before[j - 1] + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(replaced, 1 + Math.min(before[j], row[j - 1]));
			}
			before = row;
		}
		return before[other.length()];
	}

	/** Ignores case and hyphens, as Spring Boot does. */
	private static String uniform(String name) {
		return INDEX.matcher(name).replaceFirst("").toLowerCase(Locale.ROOT).replaceAll("[_-]", "");
	}

	/** Ignores dots, too, because a variable has underscores only. */
	private static String letters(String name) {
		return uniform(name).replace(".", "");
	}

	private static List<String> read() {
		try (InputStream keys = KnownSettings.class.getResourceAsStream("settings.txt")) {
			return new String(keys.readAllBytes(), UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
