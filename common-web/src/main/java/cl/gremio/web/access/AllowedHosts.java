package cl.gremio.web.access;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The names of a service in the {@code Host} header. A hostile page can point its own
 * name at this machine, and then has the service's own origin (DNS rebinding). So the
 * names are of kinds that no stranger can own: names of this machine, addresses, names
 * without a dot, and configured ones.
 */
final class AllowedHosts {

	private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");

	private final Pattern service;

	private final Supplier<List<String>> instance;

	private final List<String> configured;

	/**
	 * Collects the names of an instance.
	 * @param service the service's name. A project may precede it and a number follow it,
	 * as in {@code gremio-sales-producer-1}
	 * @param instance the instance's own names, looked up if no other name matches
	 * @param configured further names; {@code *.example.org} stands for all subdomains
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
	 * Whether a name is one of these.
	 * @param host the host of an {@link Authority}, with or without a final dot
	 */
	boolean include(String host) {
		String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
		return isOfThisMachine(name) || isAddress(name) || this.service.matcher(name).matches() || isConfigured(name)
				|| this.instance.get().stream().anyMatch((own) -> lower(own).equals(name));
	}

	private static boolean isOfThisMachine(String name) {
		return name.equals("localhost") || name.endsWith(".localhost") || name.equals("host.docker.internal");
	}

	/** Browsers send no other spelling of an address, such as 0x7f000001. */
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
