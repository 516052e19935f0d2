package cl.gremio.standalone;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import cl.gremio.service.probe.InstanceState;
import cl.gremio.service.probe.ServiceProbe;

/** The state of a service, which it tells over HTTP. */
record ServiceStatus(Service service, boolean ready, String text) {

	/** A service measures its lag on request, within a second. */
	private static final int ASKED = 20;

	private static final ServiceProbe PROBE = new ServiceProbe(Duration.ofSeconds(5), ServiceStatus::withKey);

	/**
	 * Asks a service.
	 * @param address where it listens, as {@code host:port}
	 */
	static ServiceStatus of(Service service, String address) {
		try {
			InstanceState state = ask(service, URI.create("http://" + address));
			return new ServiceStatus(service, state.isReady(), describe(service, address, state));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new ServiceStatus(service, false, "was not asked to the end");
		}
	}

	/** The lag needs the key of an operator, where callers need keys. */
	private static HttpRequest.Builder withKey(HttpRequest.Builder request) {
		String key = System.getenv("GREMIO_KEY");
		return (key != null && !key.isBlank()) ? request.header("X-API-Key", key) : request;
	}

	/** Asks until the lag of a consumer is known. */
	private static InstanceState ask(Service service, URI address) throws InterruptedException {
		InstanceState state = PROBE.ask(address).join();
		for (int i = 1; i < ASKED && isLagAwaited(service, state); i++) {
			TimeUnit.MILLISECONDS.sleep(200);
			state = PROBE.ask(address).join();
		}
		return state;
	}

	private static boolean isLagAwaited(Service service, InstanceState state) {
		return service.isConsumer() && state.isReady() && state.lag() == null && !state.isRefused();
	}

	private static String describe(Service service, String address, InstanceState state) {
		if (!state.answers()) {
			return "does not answer on " + address;
		}
		if (!state.isReady()) {
			return "not ready: " + state.down().stream().map(ServiceStatus::explain).collect(Collectors.joining(", "));
		}
		if (!service.isConsumer()) {
			return "ready";
		}
		if (state.isRefused()) {
			return "ready; to see how far it is behind, put a key of the role operador into GREMIO_KEY";
		}
		Double lag = state.lag();
		return "ready, "
				+ ((lag != null) ? String.format(Locale.ROOT, "%.1f s behind", lag) : "how far behind is not known");
	}

	private static String explain(String component) {
		return switch (component) {
			case "kafka" -> "Kafka does not answer";
			case "results" -> "its results are being read";
			default -> component;
		};
	}

}
