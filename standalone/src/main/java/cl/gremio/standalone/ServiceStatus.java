package cl.gremio.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The state of a service, which it tells over HTTP. */
record ServiceStatus(Service service, boolean ready, String text) {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	/** A service measures its lag on request, within a second. */
	private static final int ASKED = 20;

	private static final String BEHIND = "gremio_log_behind_seconds";

	private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Asks a service.
	 * @param address where it listens, as {@code host:port}
	 */
	static ServiceStatus of(Service service, String address) {
		try {
			JsonNode health = JSON.readTree(get(address, "/actuator/health/readiness"));
			if (!health.path("status").asString("").equals("UP")) {
				return new ServiceStatus(service, false, "not ready: " + down(health));
			}
			return new ServiceStatus(service, true, service.isProducer() ? "ready" : "ready, " + behind(address));
		}
		catch (IOException | JacksonException ex) {
			return new ServiceStatus(service, false, "does not answer on " + address);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new ServiceStatus(service, false, "was not asked to the end");
		}
	}

	private static String down(JsonNode health) {
		return health.path("components")
			.properties()
			.stream()
			.filter((component) -> !component.getValue().path("status").asString("").equals("UP"))
			.map((component) -> switch (component.getKey()) {
				case "kafka" -> "Kafka does not answer";
				case "results" -> "its results are being read";
				default -> component.getKey();
			})
			.collect(Collectors.joining(", "));
	}

	private static String behind(String address) throws IOException, InterruptedException {
		for (int i = 0; i < ASKED; i++) {
			OptionalDouble seconds = get(address, "/actuator/prometheus").lines()
				.filter((line) -> line.startsWith(BEHIND))
				.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
				.filter((value) -> !Double.isNaN(value))
				.findFirst();
			if (seconds.isPresent()) {
				return String.format(Locale.ROOT, "%.1f s behind", seconds.getAsDouble());
			}
			TimeUnit.MILLISECONDS.sleep(200);
		}
		return "how far behind is not known";
	}

	private static String get(String address, String path) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(TIMEOUT).build();
		return CLIENT.send(request, BodyHandlers.ofString()).body();
	}

}
