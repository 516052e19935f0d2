package cl.gremio.web.access;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The names that a service goes by. A page on a name of its own can point that name at
 * this machine (DNS rebinding), and is then of the service's own origin; so all names are
 * such as no stranger can own: of this machine, addresses, names without a dot, or
 * configured ones.
 */
final class AllowedHosts {

	private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

	private final Pattern service;

	private final Supplier<List<String>> instance;

	private final List<String> configured;

	/**
	 * The names of an instance.
	 * @param service its service's name, which a project may stand before and a number
	 * behind, as in {@code gremio-sales-producer-1}
	 * @param instance its own names, asked for when none of the others fits
	 * @param configured further names; {@code *.example.org} stands for all below
	 */
	AllowedHosts(String service, Supplier<List<String>> instance, List<String> configured) {
		this.service = Pattern.compile("([a-z0-9-]+-)?" + Pattern.quote(lower(service)) + "(-[0-9]+)?");
		this.instance = instance;
		this.configured = configured.stream()
			.map(AllowedHosts::lower)
			.map((name) -> name.replaceFirst(":\\d+$", ""))
			.toList();
	}

	/**
	 * Whether the service goes by a name.
	 * @param host as an {@link Authority} has it; a dot at its end does not matter
	 */
	boolean include(String host) {
		String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		return isOfThisMachine(name) || isAddress(name) || this.service.matcher(name).matches() || isConfigured(name)
				|| this.instance.get().stream().anyMatch((own) -> lower(own).equals(name));
	}

	private static boolean isOfThisMachine(String name) {
		return name.equals("localhost") || name.endsWith(".localhost") || name.equals("host.docker.internal");
	}

	/** Other spellings of an address, such as 0x7f000001, are no browser's. */
	private static boolean isAddress(String name) {
		return name.startsWith("[") || IPV4.matcher(name).matches();
	}

	private boolean isConfigured(String name) {
		return this.configured.stream()
			.anyMatch(
					(allowed) -> allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed));
	}

	private static String lower(String name) {
		return name.strip().toLowerCase(Locale.ROOT);
	}

}
