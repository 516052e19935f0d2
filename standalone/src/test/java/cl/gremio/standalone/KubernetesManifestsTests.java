package cl.gremio.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import cl.gremio.model.topic.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares {@code deploy/kubernetes} with the code's ports, topics and keys. */
class KubernetesManifestsTests {

	private static final String FOLDER = "deploy/kubernetes/";

	private final List<Object> resources;

	KubernetesManifestsTests() throws IOException {
		List<String> files = Yamls.at(Yamls.read(FOLDER + "kustomization.yaml"), 0, "resources");
		this.resources = files.stream().flatMap(KubernetesManifestsTests::read).toList();
	}

	private static Stream<Object> read(String file) {
		try {
			return Yamls.read(FOLDER + file).stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void everyFileIsPartOfIt() throws IOException {
		try (Stream<Path> files = Files.list(Path.of("..", FOLDER))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
					Stream
						.concat(Stream.of("kustomization.yaml"),
								Yamls.<List<String>>at(Yamls.read(FOLDER + "kustomization.yaml"), 0, "resources")
									.stream())
						.toList());
		}
		assertThat(Yamls.<List<Map<String, String>>>at(Yamls.read(FOLDER + "kustomization.yaml"), 0, "images"))
			.extracting((image) -> image.get("name"))
			.containsExactlyElementsOf(
					Stream.of(Service.values()).map((service) -> "gremio/" + service.label()).toList());
	}

	@ParameterizedTest
	@EnumSource
	void aServiceIsReachedAskedAndKeptAsItListens(Service service) {
		Object set = resource((service == Service.BOARD) ? "Deployment" : "StatefulSet", service.label());
		Object container = Yamls.at(set, "spec", "template", "spec", "containers", 0);
		assertThat(Yamls.<String>at(container, "image")).isEqualTo("gremio/" + service.label());
		assertThat(Yamls.<Object>at(container, "ports"))
			.isEqualTo(List.of(Map.of("name", "http", "containerPort", service.defaultPort())));
		assertThat(Yamls.<Integer>at(resource("Service", service.label()), "spec", "ports", 0, "port"))
			.isEqualTo(service.defaultPort());
		assertThat(Yamls.<String>at(container, "readinessProbe", "httpGet", "path"))
			.isEqualTo("/actuator/health/readiness");
		assertThat(Stream.of("startupProbe", "livenessProbe"))
			.allMatch((probe) -> Yamls.at(container, probe, "httpGet", "path").equals("/actuator/health/liveness"));
		assertThat(Yamls.<Map<String, String>>at(container, "resources", "limits")).containsKey("memory");
		Map<String, String> labels = Yamls.at(set, "spec", "template", "metadata", "labels");
		assertThat(labels).containsEntry("app.kubernetes.io/name", service.label());
		assertThat(Yamls.<Object>at(set, "spec", "selector", "matchLabels")).isEqualTo(labels);
		assertThat(Yamls.<Object>at(resource("Service", service.label()), "spec", "selector")).isEqualTo(labels);
		assertThat(
				Yamls.<Object>at(resource("PodDisruptionBudget", service.label()), "spec", "selector", "matchLabels"))
			.isEqualTo(labels);
	}

	/** The id is unique within the service and the same after a restart. */
	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BOARD")
	void aPodsNameIsItsInstancesId(Service service) {
		Object spec = Yamls.at(resource("StatefulSet", service.label()), "spec");
		Object container = Yamls.at(spec, "template", "spec", "containers", 0);
		List<Map<String, Object>> variables = Yamls.at(container, "env");
		assertThat(variables).contains(Map.of("name", "GREMIO_INSTANCE_ID", "valueFrom",
				Map.of("fieldRef", Map.of("fieldPath", "metadata.name"))));
		assertThat(variables).extracting((variable) -> (String) variable.get("name"))
			.allMatch(ConfigurationKeys::haveVariable);
		assertThat(((Map<?, ?>) spec).containsKey("volumeClaimTemplates")).isEqualTo(!service.isProducer());
	}

	@Test
	void theBoardFindsEveryServiceByItsName() {
		List<Map<String, String>> variables = Yamls
			.at(Yamls.<Object>at(resource("Deployment", "board"), "spec", "template", "spec", "containers", 0), "env");
		assertThat(variables).filteredOn((variable) -> variable.get("name").startsWith("GREMIO_BOARD_SERVICES_"))
			.extracting((variable) -> variable.get("name") + "=" + variable.get("value"))
			.containsExactlyInAnyOrderElementsOf(Stream.of(Service.values())
				.filter((service) -> service != Service.BOARD)
				.map((service) -> "GREMIO_BOARD_SERVICES_%s=http://%s:%d".formatted(
						service.label().replace("-", "").toUpperCase(Locale.ROOT), service.label(),
						service.defaultPort()))
				.toList());
	}

	@ParameterizedTest
	@EnumSource
	void everyPodReadsTheKeysIfThereAreAny(Service service) {
		Object set = resource((service == Service.BOARD) ? "Deployment" : "StatefulSet", service.label());
		Object pod = Yamls.at(set, "spec", "template", "spec");
		assertThat(Yamls.<List<Object>>at(Yamls.<Object>at(pod, "containers", 0), "volumeMounts"))
			.contains(Map.of("name", "keys", "mountPath", "/keys", "readOnly", true));
		assertThat(Yamls.<List<Map<String, Object>>>at(pod, "volumes"))
			.filteredOn((volume) -> volume.get("name").equals("keys"))
			.singleElement()
			.satisfies((volume) -> assertThat(Yamls.<Object>at(volume, "secret", "optional")).isEqualTo(true));
	}

	@Test
	void everyVariableIsAKey() {
		Map<String, String> settings = Yamls.at(resource("ConfigMap", "gremio"), "data");
		assertThat(settings.keySet()).contains("GREMIO_TOPICS_PARTITIONS")
			.filteredOn((variable) -> variable.startsWith("GREMIO_"))
			.allMatch(ConfigurationKeys::haveVariable);
		assertThat(settings).containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS",
				Yamls.at(resource("Kafka", "gremio"), "metadata", "name") + "-kafka-bootstrap:9092");
	}

	@ParameterizedTest
	@ValueSource(strings = { Topics.MEMBERS, Topics.SALES, Topics.STOCK, Topics.UBICATION })
	void theMemoryOfTheGuildIsMadeAsTheServicesWouldMakeIt(String topic) {
		Map<String, String> settings = Yamls.at(resource("ConfigMap", "gremio"), "data");
		Object spec = Yamls.at(resource("KafkaTopic", topic), "spec");
		assertThat(Yamls.<Integer>at(spec, "partitions")).isEven()
			.isEqualTo(Integer.parseInt(settings.get("GREMIO_TOPICS_PARTITIONS")));
		assertThat(Yamls.<Integer>at(spec, "replicas"))
			.isEqualTo(Integer.parseInt(settings.get("GREMIO_TOPICS_REPLICATION_FACTOR")))
			.isEqualTo(Yamls.<Integer>at(resource("KafkaNodePool", "broker"), "spec", "replicas"));
		assertThat(Yamls.<Map<String, Object>>at(spec, "config")).containsEntry("retention.ms", -1)
			.containsEntry("retention.bytes", -1)
			.containsEntry("cleanup.policy", "delete")
			.containsEntry("min.insync.replicas", Integer.parseInt(settings.get("GREMIO_TOPICS_MIN_INSYNC_REPLICAS")));
	}

	@Test
	void theBrokersKeepWhatTheEmbeddedOneKeeps() {
		Map<String, String> embedded = new BrokerSettings(Path.of("data"), "127.0.0.1", 9092, 9093).asMap();
		Map<String, String> brokers = new TreeMap<>();
		Yamls.<Map<String, Object>>at(resource("Kafka", "gremio"), "spec", "kafka", "config")
			.forEach((key, value) -> brokers.put(key, value.toString()));
		assertThat(brokers).containsAllEntriesOf(embedded.entrySet()
			.stream()
			.filter((setting) -> setting.getKey()
				.matches("offsets.retention.*|log.retention.*|.*max.bytes|add.partitions.*|transaction.abort.*|auto.*"))
			.filter((setting) -> !setting.getKey().startsWith("log.index"))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

	/** By Kafka's default, POSTs to a dead broker's partitions fail for nine seconds. */
	@Test
	void theDeathOfABrokerIsNoticedAsInTheClusterOfContainers() throws IOException {
		Map<String, Object> composed = Yamls.at(Yamls.read("docker-compose.cluster.yml"), 0, "services", "kafka-1",
				"environment");
		Map<String, Object> brokers = Yamls.at(resource("Kafka", "gremio"), "spec", "kafka", "config");
		assertThat(List.of("broker.session.timeout.ms", "broker.heartbeat.interval.ms",
				"socket.connection.setup.timeout.ms", "socket.connection.setup.timeout.max.ms"))
			.allSatisfy((key) -> assertThat(brokers.get(key)).isNotNull()
				.isEqualTo(composed.get("KAFKA_" + key.replace('.', '_').toUpperCase(Locale.ROOT))));
	}

	private Object resource(String kind, String name) {
		return this.resources.stream()
			.filter((resource) -> Yamls.at(resource, "kind").equals(kind))
			.filter((resource) -> Yamls.at(resource, "metadata", "name").equals(name))
			.reduce((one, another) -> {
				throw new AssertionError("Two of " + kind + " " + name);
			})
			.orElseThrow(() -> new AssertionError("No " + kind + " " + name));
	}

}
