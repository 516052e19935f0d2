package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A request of {@code insomnia.json}. */
record InsomniaRequest(JsonNode node) {

	private static final Path FILE = Path.of("../common-web/src/main/resources/cl/gremio/web/interfaces/insomnia.json");

	private static final Pattern URL = Pattern.compile("\\{\\{ _\\.(\\w+) }}(/.*)");

	private static final Pattern ANSWER = Pattern.compile("Answer: (\\d{3})\\.$");

	/** The resources of a type, in their order. */
	static List<JsonNode> resources(String type) {
		try {
			return JsonMapper.shared()
				.readTree(Files.readString(FILE))
				.path("resources")
				.values()
				.stream()
				.filter((resource) -> resource.path("_type").asString().equals(type))
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<InsomniaRequest> all() {
		return resources("request").stream().map(InsomniaRequest::new).toList();
	}

	String method() {
		return this.node.path("method").asString();
	}

	Service service() {
		return Service.valueOf(url().group(1).toUpperCase(Locale.ROOT));
	}

	String path() {
		return url().group(2);
	}

	private Matcher url() {
		Matcher url = URL.matcher(this.node.path("url").asString());
		if (!url.matches()) {
			throw new AssertionError(this.node.path("url"));
		}
		return url;
	}

	/** The status in the description. */
	int answer() {
		Matcher answer = ANSWER.matcher(this.node.path("description").asString());
		if (!answer.find()) {
			throw new AssertionError(this.node.path("description"));
		}
		return Integer.parseInt(answer.group(1));
	}

	/** Whether the answer is a stream, which has no end. */
	boolean isStream() {
		return this.node.path("headers")
			.values()
			.stream()
			.anyMatch((header) -> header.path("value").asString().equals("text/event-stream"));
	}

	/** The request that Insomnia would send. */
	HttpRequest.Builder to(HttpCalls calls) {
		String query = pairs(this.node.path("parameters"));
		HttpRequest.Builder request = calls.request(service(), path() + (query.isEmpty() ? "" : "?" + query))
			.method(method(), body().isEmpty() ? HttpRequest.BodyPublishers.noBody()
					: HttpRequest.BodyPublishers.ofString(body()));
		this.node.path("headers")
			.forEach((header) -> request.header(header.path("name").asString(),
					header.path("value").asString().replace("{{ _.key }}", "")));
		return request;
	}

	private String body() {
		JsonNode body = this.node.path("body");
		return body.has("params") ? pairs(body.path("params")) : body.path("text").asString("");
	}

	private static String pairs(JsonNode pairs) {
		return pairs.values()
			.stream()
			.map((pair) -> pair.path("name").asString() + "=" + URLEncoder.encode(pair.path("value").asString(), UTF_8))
			.collect(Collectors.joining("&"));
	}

	@Override
	public String toString() {
		return method() + " " + path() + ": " + this.node.path("name").asString();
	}

}
