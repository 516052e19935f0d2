package cl.gremio.standalone;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import cl.gremio.standalone.Posting.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Calls services that may die at any moment. */
final class Api {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final ToIntFunction<Service> ports;

	Api(ToIntFunction<Service> ports) {
		this.ports = ports;
	}

	/** Whether a service says that it is ready. Without an answer it is not ready. */
	boolean isReady(Service service) throws InterruptedException {
		try {
			return send(request(service, "/actuator/health/readiness").GET()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	String text(Service service, String path) {
		try {
			return send(request(service, path).GET()).body();
		}
		catch (IOException ex) {
			throw new AssertionError(path, ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(path, ex);
		}
	}

	JsonNode json(Service service, String path) {
		return JSON.readTree(text(service, path));
	}

	/**
	 * Posts an event.
	 * @throws AssertionError if a valid event may not get the answer
	 */
	Outcome post(Posting posting) throws InterruptedException {
		String body = posting.form()
			.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
			.collect(Collectors.joining("&"));
		HttpRequest.Builder request = request(posting.service(), posting.route())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (posting.key() != null) {
			request.header("Idempotency-Key", posting.key());
		}
		try {
			return outcome(send(request));
		}
		catch (ConnectException ex) {
			return Outcome.NOT_WRITTEN;
		}
		catch (IOException ex) {
			return Outcome.UNKNOWN;
		}
	}

	private static Outcome outcome(HttpResponse<String> answer) {
		return switch (answer.statusCode()) {
			case 202 -> Outcome.ACKNOWLEDGED;
			case 503 -> JSON.readTree(answer.body()).path("outcome").asString().equals("not-written")
					? Outcome.NOT_WRITTEN : Outcome.UNKNOWN;
			default -> throw new AssertionError(answer + " " + answer.body());
		};
	}

	private HttpRequest.Builder request(Service service, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.ports.applyAsInt(service) + path))
			.timeout(Duration.ofSeconds(10));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return CheckedAnswer.of(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
	}

}
