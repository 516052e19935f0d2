package cl.gremio.benchmarks.http;

import java.util.List;

/** How services run when they are measured. */
final class Services {

	/** A service of its own needs no more. */
	static final List<String> FLAGS = List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

	private Services() {
	}

}
