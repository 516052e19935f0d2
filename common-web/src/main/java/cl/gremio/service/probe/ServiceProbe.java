package cl.gremio.service.probe;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Asks instances of services for their state over HTTP, by the actuator. No thread waits
 * for an answer.
 */
public final class ServiceProbe {

	private static final String UP = "UP";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client;

	private final Duration patience;

	private final UnaryOperator<HttpRequest.Builder> credential;

	/**
	 * Creates a probe without a key, which learns in mode {@code keys} only whether
	 * instances are ready.
	 * @param patience how long to wait for an answer
	 */
	public ServiceProbe(Duration patience) {
		this(patience, UnaryOperator.identity());
	}

	/**
	 * Creates a probe.
	 * @param patience how long to wait for an answer
	 * @param credential adds a key to a request
	 */
	public ServiceProbe(Duration patience, UnaryOperator<HttpRequest.Builder> credential) {
		this.credential = credential;
		this.client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience).build();
		this.patience = patience;
	}

	/**
	 * Asks an instance.
	 * @param instance its base address
	 * @return its state; completes always, and never with a failure
	 */
	public CompletableFuture<InstanceState> ask(URI instance) {
		return get(instance, "/actuator/health/readiness")
			.thenCompose((health) -> get(instance, "/actuator/metrics/gremio.log.behind")
				.thenCombine(get(instance, "/actuator/metrics/gremio.dead.letters.recorded"), (lag, dead) -> {
					Double letters = valueOf(dead.json());
					return new InstanceState(true, isUp(health.json()), down(health.json()), valueOf(lag.json()),
							(letters != null) ? Math.round(letters) : null, lag.isRefused());
				}))
			.exceptionally((failure) -> InstanceState.AWAY);
	}

	/** Asks for JSON; an answer without a metric is none. */
	private CompletableFuture<Answer> get(URI instance, String path) {
		HttpRequest request = this.credential.apply(HttpRequest.newBuilder(instance.resolve(path)))
			.timeout(this.patience)
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofByteArray())
			.thenApply((answer) -> new Answer(answer.statusCode(),
					(answer.statusCode() != 404) ? JSON.readTree(answer.body()) : MissingNode.getInstance()));
	}

	private static boolean isUp(JsonNode health) {
		return health.path("status").asString("").equals(UP);
	}

	private static List<String> down(JsonNode health) {
		return health.path("components")
			.properties()
			.stream()
			.filter((component) -> !isUp(component.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * The value of a metric; {@code null} if it is not a number, which JSON can't tell.
	 */
	private static @Nullable Double valueOf(JsonNode metric) {
		JsonNode value = metric.path("measurements").path(0).path("value");
		return value.isNumber() ? value.asDouble() : null;
	}

	/** An answer of the actuator. */
	private record Answer(int status, JsonNode json) {

		boolean isRefused() {
			return this.status == 401 || this.status == 403;
		}

	}

}
