package cl.gremio.benchmarks.http;

import java.util.List;

/** The flags of the measured services. */
final class Services {

	/** A service alone needs no larger heap. */
	static final List<String> FLAGS = List.of("-Xms192m", "-Xmx192m", "-XX:+UseSerialGC");

	/** The heap for bulks, in megabytes. */
	static final int BULK_HEAP = 448;

	/** Bulks wait in memory, up to a bound. */
	static final List<String> BULK_FLAGS = List.of("-Xms" + BULK_HEAP + "m", "-Xmx" + BULK_HEAP + "m",
			"-XX:+UseSerialGC");

	private Services() {
	}

}
