package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A broker and instances that close a day. A day ends when a test wants it to, by the
 * zone of the guild.
 */
abstract class DayCloseGuild {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static final int PARTITIONS = 6;

	final long seed = Long.getLong("gremio.seed", System.nanoTime());

	final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	@RegisterExtension
	final BrokerExtension broker = new BrokerExtension();

	/**
	 * The day is closed once, with the totals of the reports, and the instance agrees.
	 */
	void assertClosed(Api api, LocalDate day) {
		List<JsonNode> reports = reports();
		await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			List<JsonNode> closes = read(Topics.SALES_CLOSES).stream().map(DayCloseGuild::value).toList();
			assertThat(closes).hasSize(1);
			JsonNode closed = closes.get(0);
			assertThat(closed.get("fecha").asString()).isEqualTo(day.toString());
			assertThat(closed.get("carritos").asInt()).isEqualTo(reports.size());
			for (String sum : List.of("count_sopaipillas", "count_client", "ventas")) {
				assertThat(closed.get(sum).asLong()).as(sum)
					.isEqualTo(reports.stream().mapToLong((report) -> report.get(sum).asLong()).sum());
			}
			assertThat(api.json(Service.SALES_CONSUMER, "/cierres")).containsExactly(closed);
			assertThat(byPlate(api.json(Service.SALES_CONSUMER, "/cierres/" + day).valueStream().toList()))
				.isEqualTo(byPlate(reports));
		});
	}

	/** Fails if a plate comes twice. */
	static Map<String, JsonNode> byPlate(List<JsonNode> reports) {
		return reports.stream()
			.collect(Collectors.toMap((report) -> report.get("patente").asString(), Function.identity()));
	}

	boolean isClosed() {
		return !read(Topics.SALES_CLOSES).isEmpty();
	}

	static byte[] sale(String plate) {
		return "{\"client\":\"Ana\",\"count_sopaipillas\":3,\"patente_carro\":\"%s\"}".formatted(plate).getBytes(UTF_8);
	}

	static ZoneId zoneWhereTheDayEndsAt(Instant midnight) {
		int sinceMidnight = LocalTime.ofInstant(midnight, ZoneOffset.UTC).toSecondOfDay();
		int day = (int) Duration.ofDays(1).toSeconds();
		return ZoneOffset.ofTotalSeconds((sinceMidnight < day / 2) ? -sinceMidnight : day - sinceMidnight);
	}

	List<JsonNode> reports() {
		return read(Topics.SALES_REPORTS).stream().map(DayCloseGuild::value).toList();
	}

	List<ConsumerRecord<byte[], byte[]>> read(String topic) {
		return this.broker.read(topic);
	}

	static JsonNode value(ConsumerRecord<byte[], byte[]> fact) {
		return JSON.readTree(fact.value());
	}

	ServiceProcess start(Service service, String instance, String... more) throws Exception {
		List<String> arguments = new ArrayList<>(List.of(more));
		arguments.add("--spring.kafka.bootstrap-servers=" + this.broker.bootstrapServers());
		arguments.add("--gremio.topics.partitions=" + PARTITIONS);
		return ServiceProcess.start(service, "midnight-" + instance, this.folder, arguments.toArray(String[]::new));
	}

}
