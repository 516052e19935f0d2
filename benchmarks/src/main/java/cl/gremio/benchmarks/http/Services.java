package cl.gremio.benchmarks.http;

import java.util.List;

/** How services run when they are measured. */
final class Services {

	/** A service of its own needs no more. */
	static final List<String> FLAGS = List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

	/** In megabytes. */
	static final int BULK_HEAP = 448;

	/** Bulks wait in memory, within bounds. */
	static final List<String> BULK_FLAGS = List.of("-Xms" + BULK_HEAP + "m", "-Xmx" + BULK_HEAP + "m",
			"-XX:+UseSerialGC");

	private Services() {
	}

}
