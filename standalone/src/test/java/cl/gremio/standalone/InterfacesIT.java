package cl.gremio.standalone;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.topic.Topics;
import cl.gremio.standalone.OpenApiTests.Operation;
import cl.gremio.traffic.ApiDocument;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Holds the documents of the interfaces against a running gremio: every example of
 * {@code openapi.yaml}, every request of {@code insomnia.json}, and the topics and
 * records that {@code asyncapi.yaml} tells of.
 */
@Timeout(180)
class InterfacesIT {

	private static final ApiDocument DOCUMENT = ApiDocument.openApi();

	private static final ApiDocument TOPICS = ApiDocument.asyncApi();

	private static final JsonMapper JSON = JsonMapper.shared();

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		platform = Standalone.start(Options.onFreePorts(folder, Map.of("gremio.members.acceptance", "all")));
		calls = new HttpCalls(platform);
	}

	@AfterAll
	static void stop() {
		platform.close();
	}

	@ParameterizedTest
	@MethodSource("posts")
	void eachPostIsAnsweredAsItsExampleSays(Post post) {
		HttpResponse<String> answer = calls.send(calls.request(service(post.operation()), post.operation().path())
			.header("Content-Type", post.type())
			.POST(HttpRequest.BodyPublishers.ofString(post.body())));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(post.status());
		JsonNode expected = post.answer();
		JsonNode given = HttpCalls.parse(answer);
		expected.properties().forEach((field) -> {
			assertThat(given.has(field.getKey())).as("%s in %s", field.getKey(), given).isTrue();
			if (!List.of("id", "time", "hora").contains(field.getKey())) {
				assertThat(given.get(field.getKey())).isEqualTo(field.getValue());
			}
		});
	}

	@ParameterizedTest
	@MethodSource("gets")
	void eachGetIsAnsweredAsItsSchemaSays(Operation operation) {
		String path = operation.path();
		StringBuilder query = new StringBuilder();
		for (JsonNode parameter : parameters(operation)) {
			String value = URLEncoder.encode(parameter.path("example").asString(), UTF_8);
			if (parameter.path("in").asString().equals("path")) {
				path = path.replace("{" + parameter.path("name").asString() + "}", value);
			}
			else if (parameter.has("example")) {
				query.append((query.isEmpty()) ? "?" : "&")
					.append(parameter.path("name").asString())
					.append("=")
					.append(value);
			}
		}
		assertThat(calls.get(service(operation), path).statusCode()).isIn(200, 404);
		assertThat(calls.get(service(operation), path + query).statusCode()).isIn(200, 404);
		assertThat(calls.get(service(operation), path + "?limit=0&fecha=yesterday&estado=gone").statusCode()).isIn(200,
				400, 404);
	}

	@ParameterizedTest
	@MethodSource("requests")
	void eachRequestOfTheCollectionIsAnsweredAsItsDescriptionSays(InsomniaRequest request) {
		await().untilAsserted(() -> {
			HttpResponse<String> answer = calls.send(request.to(calls));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(request.answer());
		});
	}

	static Stream<InsomniaRequest> requests() {
		return InsomniaRequest.all().stream().filter((request) -> !request.isStream());
	}

	@ParameterizedTest
	@MethodSource("channels")
	void eachTopicIsAsItsChannelSays(JsonNode channel) throws Exception {
		JsonNode expected = channel.at("/bindings/kafka");
		String topic = expected.path("topic").asString();
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
			assertThat(admin.describeTopics(List.of(topic)).topicNameValues().get(topic).get().partitions())
				.hasSize(expected.path("partitions").asInt());
			ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
			Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
			expected.path("topicConfiguration")
				.properties()
				.forEach((setting) -> assertThat(config.get(setting.getKey()).value()).as(setting.getKey())
					.isEqualTo(setting.getValue().isArray() ? setting.getValue().get(0).asString()
							: setting.getValue().asString()));
		}
	}

	/** Another program needs no more than the document asks for. */
	@Test
	void whatAnotherProgramWritesByTheDocumentCounts() throws Exception {
		KafkaLog log = new KafkaLog(platform.bootstrapServers());
		try (KafkaProducer<byte[], byte[]> producer = log.producer(Map.of())) {
			for (String message : List.of("SaleEvent", "StockEvent", "LocationEvent")) {
				String topic = Map
					.of("SaleEvent", Topics.SALES, "StockEvent", Topics.STOCK, "LocationEvent", Topics.UBICATION)
					.get(message);
				JsonNode least = example(message, "least");
				String value = least.toString().replace("AB1234", "FO" + topic.length() + "001");
				producer.send(new ProducerRecord<>(topic, value.getBytes(UTF_8))).get();
			}
		}
		await().untilAsserted(() -> {
			assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/FO5001").path("ventas").asInt()).isEqualTo(1);
			assertThat(calls.json(Service.STOCK_CONSUMER, "/stock").toString()).contains("FO5001");
			assertThat(calls.get(Service.LOCATION_CONSUMER, "/carritos/FO9001").statusCode()).isEqualTo(200);
		});
		assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/FO5001").path("count_sopaipillas").asInt())
			.isEqualTo(3);
	}

	/** Runs after events have been posted, in whatever order the tests run. */
	@Test
	void eachRecordIsAsItsMessageSays() throws Exception {
		posts().filter((post) -> post.status() == 202)
			.forEach((post) -> calls.send(calls.request(service(post.operation()), post.operation().path())
				.header("Content-Type", post.type())
				.POST(HttpRequest.BodyPublishers.ofString(post.body()))));
		KafkaLog log = new KafkaLog(platform.bootstrapServers());
		List<String> withRecords = List.of("members", "sales", "stock", "ubication", "members.decisions", "sales.daily",
				"sales.hourly", "sales.totals", "stock.levels", "carts.sightings", "carts.fugitives", "carts.events");
		await().untilAsserted(() -> withRecords.forEach((topic) -> assertThat(log.read(topic)).as(topic).isNotEmpty()));
		channels().forEach((channel) -> {
			String reference = channel.path("messages").iterator().next().path("$ref").asString().substring(1);
			for (ConsumerRecord<byte[], byte[]> record : log.read(channel.path("address").asString())) {
				assertThat(TOPICS.violations(reference + "/payload", JSON.readTree(record.value())))
					.as("%s %s", record.topic(), new String(record.value(), UTF_8))
					.isEmpty();
				if (TOPICS.at(reference).has("headers")) {
					ObjectNode headers = JSON.createObjectNode();
					record.headers().forEach((header) -> headers.put(header.key(), new String(header.value(), UTF_8)));
					assertThat(TOPICS.violations(reference + "/headers", headers)).as(record.topic()).isEmpty();
				}
			}
		});
	}

	static Stream<JsonNode> channels() {
		return TOPICS.at("/channels").values().stream();
	}

	private static JsonNode example(String message, String name) {
		return TOPICS.at("/components/messages/" + message + "/examples")
			.values()
			.stream()
			.filter((example) -> example.path("name").asString().equals(name))
			.findFirst()
			.orElseThrow()
			.path("payload");
	}

	private static List<JsonNode> parameters(Operation operation) {
		return DOCUMENT.root()
			.at(operation.pointer() + "/parameters")
			.values()
			.stream()
			.map(DOCUMENT::resolve)
			.filter((parameter) -> !parameter.path("in").asString().equals("header"))
			.toList();
	}

	static Stream<Operation> gets() {
		return OpenApiTests.routes()
			.filter((operation) -> operation.method().equals("get"))
			.filter((operation) -> !operation.path().equals("/live"));
	}

	static Stream<Post> posts() {
		return OpenApiTests.operations()
			.filter((operation) -> operation.method().equals("post"))
			.flatMap((operation) -> Stream.concat(good(operation), bad(operation)));
	}

	private static Stream<Post> good(Operation operation) {
		return DOCUMENT.root()
			.at(operation.pointer() + "/requestBody/content")
			.properties()
			.stream()
			.flatMap((content) -> content.getValue()
				.path("examples")
				.properties()
				.stream()
				.map((example) -> new Post(operation, content.getKey(), example.getKey(),
						example.getValue().path("value"), 202)));
	}

	private static Stream<Post> bad(Operation operation) {
		return DOCUMENT.resolve(DOCUMENT.at(operation.pointer() + "/responses/400"))
			.at("/content/application~1problem+json/examples")
			.properties()
			.stream()
			.map((example) -> new Post(operation, "application/json", example.getKey(),
					example.getValue().path("x-request"), 400));
	}

	private static Service service(Operation operation) {
		return Arrays.stream(Service.values())
			.filter((service) -> service.defaultPort() == operation.port())
			.findFirst()
			.orElseThrow();
	}

	/** An example of a POST. */
	record Post(Operation operation, String type, String name, JsonNode value, int status) {

		String body() {
			return switch (this.type) {
				case "application/json" -> this.value.toString();
				case "application/x-www-form-urlencoded" -> this.value.properties()
					.stream()
					.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue().asString(), UTF_8))
					.collect(Collectors.joining("&"));
				default -> this.value.asString();
			};
		}

		/** The answer of the same name, or nothing. */
		JsonNode answer() {
			JsonNode response = DOCUMENT.resolve(DOCUMENT.at(this.operation.pointer() + "/responses/" + this.status));
			return response.path("content").iterator().next().path("examples").path(this.name).path("value");
		}

	}

}
