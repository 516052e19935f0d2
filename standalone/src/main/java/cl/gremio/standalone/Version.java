package cl.gremio.standalone;

import java.util.Objects;

import org.apache.kafka.common.utils.AppInfoParser;

/** What runs here, in which versions. */
final class Version {

	private Version() {
	}

	/** As the build wrote it into the jar; classes that are in none have no version. */
	static String ofGremio() {
		return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
	}

	static String text() {
		return "gremio " + ofGremio() + ", JDK " + System.getProperty("java.version") + " ("
				+ System.getProperty("java.vendor") + "), Kafka " + AppInfoParser.getVersion();
	}

}
