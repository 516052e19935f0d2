package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the compose files with the code, without a container engine. */
class ComposeFilesTests {

	private static final long THREE_GIGABYTES = 3_000_000_000L;

	/** The settings that depend on a broker's place in the cluster or on its machine. */
	private static final Set<String> OF_ITS_OWN = Set.of("process.roles", "node.id", "log.dirs", "listeners",
			"advertised.listeners", "listener.security.protocol.map", "inter.broker.listener.name",
			"controller.listener.names", "controller.quorum.voters", "num.network.threads", "num.io.threads",
			"background.threads", "group.coordinator.threads", "log.index.size.max.bytes", "metric.reporters");

	@Test
	void everyServiceHasItsPortItsDataAndItsImage() throws IOException {
		Map<String, Object> services = services("docker-compose.yml");
		assertThat(Service.values()).allSatisfy((service) -> {
			int port = service.defaultPort();
			Object composed = services.get(service.label());
			if (service == Service.BOARD) {
				assertThat(Yamls.<Object>at(composed, "ports"))
					.isEqualTo(List.of("127.0.0.1:${GREMIO_BOARD_PORT:-" + port + "}:" + port));
			}
			else {
				assertThat(Yamls.<Object>at(composed, "ports")).isEqualTo(List.of("127.0.0.1:" + port + ":" + port));
				assertThat(Yamls.<Object>at(composed, "volumes"))
					.isEqualTo(List.of(service.label() + ":/data", "keys:/keys:ro"));
			}
			assertThat(Yamls.<Object>at(composed, "build", "args", "SERVICE")).isEqualTo(service.label());
			assertThat(Yamls.<Object>at(composed, "build", "args", "PORT")).isEqualTo(port);
			assertThat(Yamls.<String>at(composed, "image")).startsWith("gremio/" + service.label() + ":");
		});
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "docker-compose.yml", "docker-compose.cluster.yml", "deploy/kubernetes/kustomization.yaml" })
	void imagesHaveTheVersionOfTheBuild(String file) throws IOException {
		List<String> build = versions("pom.xml", "<artifactId>gremio</artifactId>\\s+<version>(.+)</version>");
		assertThat(build).hasSize(1);
		assertThat(versions(file, "gremio/[a-z-]+(?::|, newTag: )([\\d.]+)")).hasSizeGreaterThanOrEqualTo(8)
			.hasSameElementsAs(build);
	}

	private static List<String> versions(String file, String pattern) throws IOException {
		return Pattern.compile(pattern)
			.matcher(Files.readString(Path.of("..", file)))
			.results()
			.map((match) -> match.group(1))
			.toList();
	}

	@Test
	void allOfItTogetherTakesLessThanThreeGigabytesAndTheBoardAQuarterOfOne() throws IOException {
		Map<String, Object> services = services("docker-compose.yml");
		assertThat(Yamls.<String>at(services.remove("board"), "mem_limit")).isEqualTo("256m");
		assertThat(services.values()
			.stream()
			.filter((service) -> !((Map<?, ?>) service).containsKey("profiles"))
			.mapToLong((service) -> Long.parseLong(Yamls.<String>at(service, "mem_limit").replace("m", "")) << 20)
			.sum()).isLessThan(THREE_GIGABYTES);
	}

	@Test
	void itsBrokerIsSetAsTheEmbeddedOneIs() throws IOException {
		Map<String, String> embedded = new BrokerSettings(Path.of("data"), "127.0.0.1", 9092, 9093).asMap();
		Map<String, String> composed = new TreeMap<>();
		Yamls.<Map<String, Object>>at(services("docker-compose.yml"), "kafka", "environment")
			.forEach((key, value) -> composed
				.put(key.replaceFirst("KAFKA_", "").replace('_', '.').toLowerCase(Locale.ROOT), value.toString()));
		embedded.keySet().removeAll(OF_ITS_OWN);
		assertThat(composed).containsAllEntriesOf(embedded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "docker-compose.yml", "docker-compose.cluster.yml" })
	void nothingListensButOnThisMachineAndEveryVariableIsAKey(String file) throws IOException {
		assertThat(services(file)).allSatisfy((name, service) -> {
			assertThat(ports(service)).allMatch((port) -> port.startsWith("127.0.0.1:"));
			assertThat(Yamls.<Map<String, Object>>at(service, "environment").keySet())
				.filteredOn((variable) -> variable.startsWith("GREMIO_"))
				.allMatch(ConfigurationKeys::haveVariable);
			assertThat(Yamls.<String>at(service, "image")).matches("\\S+:v?\\d+\\.\\d+\\.\\d+");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "docker-compose.yml", "docker-compose.cluster.yml" })
	void whatAnyOfThemPrintsFillsNoDisk(String file) throws IOException {
		assertThat(services(file)).allSatisfy((name, service) -> assertThat(Yamls.<Object>at(service, "logging"))
			.isEqualTo(Map.of("driver", "json-file", "options", Map.of("max-size", "10m", "max-file", "3"))));
	}

	@Test
	void theClusterHasTwoOfEachWithPortsAndDataOfTheirOwn() throws IOException {
		Map<String, Object> services = services("docker-compose.cluster.yml");
		assertThat(Yamls.<Object>at(services.get("board"), "ports"))
			.isEqualTo(List.of("127.0.0.1:${GREMIO_BOARD_PORT:-8080}:8080"));
		assertThat(Stream.of(Service.values()).filter((service) -> service != Service.BOARD)).allSatisfy((service) -> {
			assertThat(Yamls.<String>at(services.get("board"), "environment",
					"GREMIO_BOARD_SERVICES_" + service.label().replace("-", "").toUpperCase(Locale.ROOT)))
				.isEqualTo("http://%1$s-1:%2$d,http://%1$s-2:%2$d".formatted(service.label(), service.defaultPort()));
			for (int instance = 1; instance <= 2; instance++) {
				Object composed = services.get(service.label() + "-" + instance);
				assertThat(Yamls.<Object>at(composed, "ports")).isEqualTo(List.of("127.0.0.1:%d:%d"
					.formatted(service.defaultPort() + 10 * (instance - 1), service.defaultPort())));
				assertThat(Yamls.<Object>at(composed, "volumes"))
					.isEqualTo(List.of(service.label() + "-" + instance + ":/data", "keys:/keys:ro"));
			}
		});
		assertThat(services.values().stream().flatMap((service) -> ports(service).stream())).doesNotHaveDuplicates();
		for (Map.Entry<String, Object> setting : Yamls.<Map<String, Object>>at(services, "kafka-1", "environment")
			.entrySet()) {
			if (setting.getKey().endsWith("REPLICATION_FACTOR")) {
				assertThat(setting.getValue()).as(setting.getKey()).isEqualTo(3);
			}
			if (setting.getKey().endsWith("MIN_ISR") || setting.getKey().endsWith("MIN_INSYNC_REPLICAS")) {
				assertThat(setting.getValue()).as(setting.getKey()).isEqualTo(2);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "docker-compose.yml", "docker-compose.cluster.yml" })
	void everyServiceReadsTheKeysThatTheBoardWrites(String file) throws IOException {
		Map<String, Object> services = services(file);
		services.values().removeIf((service) -> !Yamls.<String>at(service, "image").startsWith("gremio/"));
		assertThat(services).hasSizeGreaterThanOrEqualTo(Service.values().length).allSatisfy((name, service) -> {
			assertThat(Yamls.<List<String>>at(service, "volumes"))
				.contains(name.equals("board") ? "keys:/keys" : "keys:/keys:ro");
			assertThat(Yamls.<Map<String, Object>>at(service, "environment"))
				.containsEntry("GREMIO_SECURITY_MODE", "${GREMIO_SECURITY_MODE:-open}")
				.containsEntry("GREMIO_SECURITY_KEYSFILE", "/keys/keys.json");
		});
	}

	@Test
	void noBrokerThatDiesIsTheOneThatWouldHaveToldTheOthers() throws IOException {
		Map<String, Object> services = services("docker-compose.cluster.yml");
		for (int i = 1; i <= 3; i++) {
			assertThat(Yamls.<Object>at(services, "kafka-" + i, "environment", "KAFKA_PROCESS_ROLES"))
				.isEqualTo("broker");
			assertThat(Yamls.<Object>at(services, "controller-" + i, "environment", "KAFKA_PROCESS_ROLES"))
				.isEqualTo("controller");
			assertThat(Yamls.<List<String>>at(services, "kafka-" + i, "depends_on")).as("what ends after it")
				.containsExactlyInAnyOrder("controller-1", "controller-2", "controller-3");
			assertThat(Yamls.<String>at(services, "kafka-1", "environment", "KAFKA_CONTROLLER_QUORUM_VOTERS"))
				.contains(Yamls.at(services, "controller-" + i, "environment", "KAFKA_NODE_ID") + "@controller-" + i
						+ ":9093");
		}
	}

	@Test
	void theImageIsBuiltOfEveryService() throws IOException {
		String dockerfile = Files.readString(Path.of("../Dockerfile"));
		assertThat(Stream.of(Service.values()).map(Service::label)).allMatch(dockerfile::contains);
		assertThat(dockerfile).doesNotContain("# syntax=").contains("USER 10001:10001");
	}

	private static List<String> ports(Object service) {
		List<String> ports = Yamls.at(service, "ports");
		return (ports != null) ? ports : List.of();
	}

	private static Map<String, Object> services(String file) throws IOException {
		return Yamls.at(Yamls.read(file), 0, "services");
	}

}
