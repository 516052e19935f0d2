package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Calls the services as a user would. */
final class HttpCalls {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ToIntFunction<Service> ports;

	HttpCalls(Standalone platform) {
		this(platform::port);
	}

	HttpCalls(ToIntFunction<Service> ports) {
		this.ports = ports;
	}

	HttpResponse<String> get(Service service, String path) {
		return send(request(service, path).GET());
	}

	/** The JSON in the answer to a GET. */
	JsonNode json(Service service, String path) {
		return JSON.readTree(get(service, path).body());
	}

	HttpResponse<String> postJson(Service service, String path, String json) {
		return send(request(service, path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json)));
	}

	HttpResponse<String> postForm(Service service, String path, Map<String, String> form) {
		String body = form.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
			.collect(Collectors.joining("&"));
		return send(request(service, path).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	HttpRequest.Builder request(Service service, String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.ports.applyAsInt(service) + path))
			.timeout(Duration.ofSeconds(20));
	}

	HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return CheckedAnswer.of(this.client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Sends a request without waiting for the answer. */
	CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
		return this.client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
			.thenApply(CheckedAnswer::of);
	}

	/** A text in JSON. */
	static String quoted(String text) {
		return JSON.writeValueAsString(text);
	}

	static JsonNode parse(HttpResponse<String> answer) {
		return JSON.readTree(answer.body());
	}

}
