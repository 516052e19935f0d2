package cl.gremio.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import cl.gremio.web.HttpProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/** Tells doorkeepers who they keep the door of. */
public final class CrossOriginValveFactory {

	private CrossOriginValveFactory() {
	}

	/**
	 * A doorkeeper for a server.
	 * @param environment where the service's name and the path of its health are found
	 */
	public static CrossOriginValve create(HttpProperties properties, Environment environment) {
		AllowedHosts names = new AllowedHosts(environment.getProperty("spring.application.name", "localhost"),
				SingletonSupplier.of(() -> instance(environment)), properties.hosts());
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		return new CrossOriginValve(names, new AllowedOrigins(properties.cors().allowedOrigins()),
				new TrustedProxies(properties.trustedProxies()), actuator.replaceFirst("/$", "") + "/health");
	}

	/** The machine's or container's name, and that of the instance where it has one. */
	private static List<String> instance(Environment environment) {
		return Stream.of(environment.getProperty("gremio.instance-id"), machine()).filter(Objects::nonNull).toList();
	}

	private static @Nullable String machine() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
