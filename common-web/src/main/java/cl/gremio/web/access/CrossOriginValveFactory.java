package cl.gremio.web.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.apache.catalina.Valve;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.function.SingletonSupplier;

/** Creates a {@link CrossOriginValve} for each server of a service. */
public final class CrossOriginValveFactory {

	private CrossOriginValveFactory() {
	}

	/**
	 * Creates a valve.
	 * @param hosts further names of the service
	 * @param allowedOrigins the origins of other sites whose pages may call
	 * @param trustedProxies addresses of the proxies whose forwarded headers count
	 * @param environment holds the service's name and the path of its health endpoint
	 */
	public static Valve create(List<String> hosts, List<String> allowedOrigins, List<String> trustedProxies,
			Environment environment) {
		AllowedHosts names = new AllowedHosts(environment.getProperty("spring.application.name", "localhost"),
				SingletonSupplier.of(() -> instanceNames(environment)), hosts);
		String actuator = environment.getProperty("management.endpoints.web.base-path", "/actuator");
		return new CrossOriginValve(names, new AllowedOrigins(allowedOrigins), new TrustedProxies(trustedProxies),
				actuator.replaceFirst("/$", "") + "/health");
	}

	/** The name of the machine or container, and that of the instance if it has one. */
	private static List<String> instanceNames(Environment environment) {
		return Stream.of(environment.getProperty("gremio.instance-id"), machineName())
			.filter(Objects::nonNull)
			.toList();
	}

	private static @Nullable String machineName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

}
