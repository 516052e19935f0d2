package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** All recorded events are there after a restart of everything. */
@Timeout(240)
class RestartIT {

	private static final Map<String, Service> REPORTS = Map.of("/listmemberpre", Service.MEMBERS_CONSUMER, "/members/7",
			Service.MEMBERS_CONSUMER, "/ventadiaria", Service.SALES_CONSUMER, "/ventadiaria/total",
			Service.SALES_CONSUMER, "/stock", Service.STOCK_CONSUMER, "/reposicion", Service.STOCK_CONSUMER,
			"/profugos", Service.LOCATION_CONSUMER);

	@TempDir
	private Path folder;

	@Test
	void everyReportIsAsItWasAndGoesOnFromThere() throws Exception {
		Options options = Options.onFreePorts(this.folder, Map.of("gremio.members.acceptance", "all"));
		Map<String, String> before;
		try (Standalone platform = Standalone.start(options)) {
			record(platform);
			before = reports(platform);
		}
		try (Standalone platform = Standalone.start(options)) {
			assertThat(platform.late()).isEmpty();
			assertThat(reports(platform)).isEqualTo(before);
			goOn(platform);
			awaitRest(platform);
		}
	}

	private static void record(Standalone platform) {
		HttpCalls calls = new HttpCalls(platform);
		assertThat(calls
			.postForm(Service.MEMBERS_PRODUCER, "/new_member", Map.of("name", "Rosa", "lastname", "Diaz", "dni", "7",
					"mail", "r@g.cl", "patente", "A1", "premium", "1"))
			.statusCode()).isEqualTo(202);
		for (String client : List.of("Ana", "Beto", "Ana")) {
			assertThat(calls.postForm(Service.SALES_PRODUCER, "/sales", sale(client)).statusCode()).isEqualTo(202);
		}
		assertThat(calls
			.postForm(Service.LOCATION_PRODUCER, "/ubicacion",
					Map.of("patente", "X9", "ubicacion", "Puerto", "denuncia", "1"))
			.statusCode()).isEqualTo(202);
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/total").body()).contains("\"ventas\":3");
			assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria").body()).contains("\"ventas\":3");
			assertThat(calls.json(Service.STOCK_CONSUMER, "/reposicion").get("pendientes")).hasSize(3);
			assertThat(calls.json(Service.MEMBERS_CONSUMER, "/listmemberpre")).hasSize(1);
			assertThat(calls.json(Service.LOCATION_CONSUMER, "/profugos")).hasSize(1);
		});
	}

	/**
	 * Waits until no service writes, not even the end of a transaction. No work is due
	 * then, although each service has offsets that it could commit again.
	 */
	private static void awaitRest(Standalone platform) {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
			AtomicReference<Map<TopicPartition, Long>> before = new AtomicReference<>(Map.of());
			await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(3)).until(() -> {
				Map<TopicPartition, Long> now = ends(admin);
				return now.equals(before.getAndSet(now));
			});
		}
	}

	private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
		Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
		Map<TopicPartition, OffsetSpec> latest = admin.describeTopics(topics)
			.allTopicNames()
			.get()
			.values()
			.stream()
			.flatMap((topic) -> topic.partitions()
				.stream()
				.map((partition) -> new TopicPartition(topic.name(), partition.partition())))
			.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
		return admin.listOffsets(latest)
			.all()
			.get()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
	}

	/** The counts go on after the restart: 3 low events waited, 2 more raise an alert. */
	private static void goOn(Standalone platform) {
		HttpCalls calls = new HttpCalls(platform);
		calls.postForm(Service.SALES_PRODUCER, "/sales", sale("Ana"));
		calls.postForm(Service.SALES_PRODUCER, "/sales", sale("Eva"));
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/total").body()).contains("\"ventas\":5")
				.contains("\"count_client\":3");
			assertThat(calls.json(Service.STOCK_CONSUMER, "/reposicion").get("avisos")).hasSize(1);
		});
	}

	private static Map<String, String> sale(String client) {
		return Map.of("client", client, "count_sopaipillas", "2", "stock", "20", "ubicacion", "Plaza", "patente_carro",
				"A1");
	}

	private static Map<String, String> reports(Standalone platform) {
		HttpCalls calls = new HttpCalls(platform);
		return REPORTS.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey,
					(report) -> calls.get(report.getValue(), report.getKey()).body()));
	}

}
