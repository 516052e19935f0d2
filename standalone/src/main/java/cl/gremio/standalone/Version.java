package cl.gremio.standalone;

import java.util.Objects;

import org.apache.kafka.common.utils.AppInfoParser;
import picocli.CommandLine.IVersionProvider;

/** The versions of gremio, of Java and of Kafka. */
final class Version implements IVersionProvider {

	/** The version that the build wrote into the jar. Classes outside a jar have none. */
	static String ofGremio() {
		return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "(not packaged)");
	}

	@Override
	public String[] getVersion() {
		return new String[] { "gremio " + ofGremio() + ", JDK " + System.getProperty("java.version") + " ("
				+ System.getProperty("java.vendor") + "), Kafka " + AppInfoParser.getVersion() };
	}

}
