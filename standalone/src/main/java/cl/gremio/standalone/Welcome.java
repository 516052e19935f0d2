package cl.gremio.standalone;

import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * The text that a user reads when everything has started: the addresses, and commands to
 * try first.
 */
final class Welcome {

	private Welcome() {
	}

	static String text(Options options, String bootstrapServers, Set<Service> started, Set<Service> late,
			double seconds) {
		StringJoiner text = new StringJoiner("\n", "\n", "\n");
		if (late.isEmpty()) {
			text.add(String.format(Locale.ROOT, "gremio is ready, after %.1f s. Its data is in %s", seconds,
					options.data()));
		}
		else {
			text.add("gremio runs, but these are not ready yet: "
					+ late.stream().map(Service::label).collect(Collectors.joining(", ")));
		}
		text.add("");
		for (Service service : started) {
			text.add(row(service.label(), url(options, service), service.routes()));
		}
		text.add(row("Kafka", bootstrapServers, "members  sales  stock  ubication"));
		text.add("");
		text.add("Record a sale, and read the day's:");
		text.add("  curl -d \"client=ana&count_sopaipillas=3&stock=18&ubicacion=-33.45,-70.66&patente_carro=ABCD12\" "
				+ url(options, Service.SALES_PRODUCER) + "/sales");
		text.add("  curl " + url(options, Service.SALES_CONSUMER) + "/ventadiaria");
		text.add("");
		if (started.contains(Service.BOARD)) {
			text.add("The board, and every route under one address: " + url(options, Service.BOARD));
			text.add("");
		}
		if (DoorKeys.areNeeded(options)) {
			text.add("Callers need a key, as in curl -H \"Authorization: Bearer gk_...\". Make one:");
			text.add("  ./gremio keys new NAME --role ROLE --data " + options.data());
			text.add("");
		}
		text.add("Ctrl-C stops it.");
		return text.toString();
	}

	private static String row(String name, String where, String what) {
		return String.format(Locale.ROOT, "  %-18s %-23s %s", name, where, what);
	}

	private static String url(Options options, Service service) {
		return "http://" + Addresses.hostAndPort(Addresses.reachable(options.bind()), options.ports().of(service));
	}

}
