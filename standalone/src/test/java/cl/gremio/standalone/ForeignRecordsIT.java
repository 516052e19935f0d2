package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Other programs write records in their own ways, and a plain oracle gives the same
 * results. {@code -Dgremio.seed} repeats a run, {@code -Dgremio.foreign.records} makes it
 * longer.
 */
@Timeout(600)
class ForeignRecordsIT {

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private static final int RECORDS = Integer.getInteger("gremio.foreign.records", 1500);

	@TempDir
	private Path folder;

	@Test
	void recordsFromAnywhereGiveTheResultsOfThePlainOracle() throws Exception {
		try (Standalone platform = Standalone
			.start(Options.onFreePorts(this.folder, Map.of("gremio.carts.lost-after", "3650d")))) {
			GuildOracle oracle = new GuildOracle(write(platform));
			HttpCalls calls = new HttpCalls(platform);
			await().alias("seed " + SEED)
				.atMost(Duration.ofSeconds(60))
				.pollInterval(Duration.ofMillis(500))
				.untilAsserted(() -> compare(calls, oracle));
			for (String topic : List.of("members", "sales", "stock", "ubication")) {
				assertThat(new KafkaLog(platform.bootstrapServers()).read(topic + "-dlt")).as("seed %d", SEED)
					.isEmpty();
			}
		}
	}

	private static List<ForeignRecord> write(Standalone platform) throws Exception {
		ForeignWriter writer = new ForeignWriter(SEED);
		KafkaLog log = new KafkaLog(platform.bootstrapServers());
		try (KafkaProducer<byte[], byte[]> plain = log.producer(Map.of("enable.idempotence", false, "acks", "1"));
				KafkaProducer<byte[], byte[]> transactional = log.producer(Map.of("transactional.id", "foreign"))) {
			transactional.initTransactions();
			while (writer.written().size() < RECORDS) {
				writer.write(plain, true);
				transactional.beginTransaction();
				boolean committed = writer.written().size() % 3 > 0;
				for (int i = 0; i < 5; i++) {
					writer.write(transactional, committed);
				}
				if (committed) {
					transactional.commitTransaction();
				}
				else {
					transactional.abortTransaction();
				}
			}
		}
		return writer.written();
	}

	private static void compare(HttpCalls calls, GuildOracle oracle) {
		for (Map.Entry<LocalDate, Set<String>> day : oracle.sales().entrySet()) {
			assertThat(lines(calls.json(Service.SALES_CONSUMER, "/ventadiaria?fecha=" + day.getKey()), "patente",
					"count_sopaipillas", "count_client", "ventas"))
				.as("sales of %s", day.getKey())
				.isEqualTo(day.getValue());
		}
		assertThat(lines(calls.json(Service.STOCK_CONSUMER, "/stock"), "patente", "stock", "ubicacion", "time"))
			.isEqualTo(oracle.stock());
		JsonNode refills = calls.json(Service.STOCK_CONSUMER, "/reposicion");
		assertThat(refills.get("avisos")).hasSize(oracle.low().size() / 5);
		assertThat(low(refills)).isEqualTo(oracle.low());
		assertThat(members(calls, oracle)).isEqualTo(oracle.members());
		assertThat(lines(calls.json(Service.LOCATION_CONSUMER, "/carritos"), "patente", "estado", "ubicacion", "time"))
			.isEqualTo(oracle.carts());
	}

	private static List<String> low(JsonNode refills) {
		List<String> ids = new ArrayList<>();
		refills.get("pendientes").forEach((event) -> ids.add(event.get("id").asString()));
		refills.get("avisos")
			.forEach((aviso) -> aviso.get("eventos").forEach((event) -> ids.add(event.get("id").asString())));
		return ids.stream().sorted().toList();
	}

	private static Set<String> members(HttpCalls calls, GuildOracle oracle) {
		Collection<JsonNode> listed = Stream.of("/listmemberpre", "/listmembernopre")
			.flatMap((path) -> calls.json(Service.MEMBERS_CONSUMER, path).valueStream())
			.toList();
		Set<String> lines = new TreeSet<>();
		for (String member : oracle.members()) {
			String dni = member.substring(0, member.indexOf(' '));
			JsonNode decision = calls.json(Service.MEMBERS_CONSUMER, "/members/" + dni);
			String line = line(decision, "dni", "estado", "premium", "time");
			String form = listed.stream()
				.filter((other) -> other.get("dni").asString().equals(dni))
				.map((other) -> " " + line(other, "name", "patente"))
				.reduce("", String::concat);
			lines.add(line + form);
		}
		return lines;
	}

	private static Set<String> lines(JsonNode rows, String... fields) {
		Set<String> lines = new TreeSet<>();
		rows.forEach((row) -> lines.add(line(row, fields)));
		return lines;
	}

	private static String line(JsonNode row, String... fields) {
		return Stream.of(fields)
			.map((field) -> row.path(field).asString())
			.reduce((one, other) -> one + " " + other)
			.orElseThrow();
	}

}
