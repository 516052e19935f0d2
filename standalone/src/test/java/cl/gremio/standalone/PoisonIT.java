package cl.gremio.standalone;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Consumers set each bad record on any topic aside once, and count all other records. */
@Timeout(240)
class PoisonIT {

	private static final Map<String, String> GOOD = Map.of("members",
			"{\"name\":\"Ana\",\"lastname\":\"Diaz\",\"dni\":\"%s\",\"mail\":\"a@b.cl\",\"patente\":\"P1\",\"premium\":1}",
			"sales", "{\"client\":\"%s\",\"count_sopaipillas\":1,\"patente_carro\":\"P1\"}", "stock",
			"{\"patente_carro\":\"%s\",\"stock\":1}", "ubication",
			"{\"patente\":\"%s\",\"ubicacion\":\"Puerto\",\"denuncia\":0}");

	private static final Map<String, Service> CONSUMERS = Map.of("members", Service.MEMBERS_CONSUMER, "sales",
			Service.SALES_CONSUMER, "stock", Service.STOCK_CONSUMER, "ubication", Service.LOCATION_CONSUMER);

	private static final List<String> RESULTS = List.of("members.decisions", "sales.daily", "sales.hourly",
			"sales.totals", "sales.reports", "sales.closes", "stock.levels", "stock.refills", "stock.pending",
			"carts.sightings", "carts.fugitives");

	/** A broker refuses a record with a time more than an hour ahead of its clock. */
	private static final Duration AHEAD = Duration.ofMinutes(59);

	/** A day that clients can ask for in every zone. */
	private static final long EARLY = Duration.ofDays(1).toMillis();

	private static final int KEPT = 64 * 1024;

	@TempDir
	private Path folder;

	/** The records that consumers must set aside, by topic and position. */
	private final Map<String, Map<String, ProducerRecord<byte[], byte[]>>> poison = new HashMap<>();

	private int good;

	@Test
	void poisonIsSetAsideOnceAndNothingElseIsHeldUp() throws Exception {
		Options options = Options.onFreePorts(this.folder,
				Map.of("gremio.members.acceptance", "all", "gremio.carts.lost-after", "3650d"));
		try (Standalone platform = Standalone.start(options)) {
			poisonPublicTopics(platform);
			assertSettled(platform, true);
			poisonInternalTopics(platform);
			poisonResults(platform);
			sendGood(platform);
			assertSettled(platform, true);
		}
		try (Standalone platform = Standalone.start(options)) {
			assertThat(platform.late()).isEmpty();
			sendGood(platform);
			assertSettled(platform, false);
		}
	}

	private void poisonPublicTopics(Standalone platform) throws Exception {
		sendGood(platform);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaLog(platform.bootstrapServers()).producer(Map.of());
				KafkaProducer<byte[], byte[]> zip = new KafkaLog(platform.bootstrapServers())
					.producer(Map.of("compression.type", "gzip"))) {
			for (String topic : GOOD.keySet()) {
				for (int partition = 0; partition < 2; partition++) {
					for (Poison one : Poison.of(GOOD.get(topic).formatted("Poison"))) {
						poison(producer, topic, new ProducerRecord<>(topic, partition, null, "key".getBytes(UTF_8),
								one.value(), one.headers()));
					}
					poison(zip, topic, new ProducerRecord<>(topic, partition, null, null, new byte[8_000_000]));
				}
			}
		}
		sendGood(platform);
	}

	/** Sends good records that look like poison. Each counts, on any partition. */
	private void sendGood(Standalone platform) throws Exception {
		int number = this.good++;
		try (KafkaProducer<byte[], byte[]> producer = new KafkaLog(platform.bootstrapServers()).producer(Map.of())) {
			for (String topic : GOOD.keySet()) {
				for (int partition = 0; partition < 2; partition++) {
					String id = "P" + number + partition;
					byte[] padded = Poison.padded(GOOD.get(topic).formatted(id + "padded"));
					producer.send(new ProducerRecord<>(topic, partition, null, null, padded)).get();
					byte[] plain = GOOD.get(topic).formatted(id + "id").getBytes(UTF_8);
					List<Header> large = List.of(header("ce_id", id + "i".repeat(200 - id.length())),
							header("ce_idempotencykey", "k"), header("h", "x".repeat(900_000)));
					twice(producer, new ProducerRecord<>(topic, partition, null, null, plain, large));
					for (long timestamp : new long[] { EARLY, System.currentTimeMillis() + AHEAD.toMillis() }) {
						byte[] dated = GOOD.get(topic).formatted(id + "at" + timestamp).getBytes(UTF_8);
						List<Header> marked = List.of(header("ce_id", id + timestamp),
								header("ce_idempotencykey", "k"));
						twice(producer, new ProducerRecord<>(topic, partition, timestamp, null, dated, marked));
					}
				}
			}
		}
	}

	private static void twice(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
			throws Exception {
		producer.send(record).get();
		producer.send(record).get();
	}

	private void poisonInternalTopics(Standalone platform) throws Exception {
		List<String> topics = new KafkaLog(platform.bootstrapServers()).topics("-repartition");
		assertThat(topics).hasSize(10);
		try (KafkaProducer<byte[], byte[]> producer = new KafkaLog(platform.bootstrapServers()).producer(Map.of())) {
			for (String topic : topics) {
				for (String value : Arrays.asList("junk", "", null)) {
					byte[] bytes = (value != null) ? value.getBytes(UTF_8) : null;
					ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, null, null, bytes);
					Matcher source = Pattern.compile(".*-consumer-(\\w+)-by-(id|place)-repartition").matcher(topic);
					if (source.matches()) {
						poison(producer, source.group(1), record);
					}
					else {
						producer.send(record).get();
					}
				}
			}
		}
	}

	private void poisonResults(Standalone platform) throws Exception {
		try (KafkaProducer<byte[], byte[]> producer = new KafkaLog(platform.bootstrapServers()).producer(Map.of())) {
			for (String topic : RESULTS) {
				for (String key : List.of("", "x", "2026-11-23/P1x", "99999999999999999999", "pendientes")) {
					for (String value : Arrays.asList("junk", "", "{}", "null", "[]", "42")) {
						byte[] bytes = value.getBytes(UTF_8);
						producer.send(new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), bytes)).get();
					}
				}
			}
		}
	}

	private void poison(KafkaProducer<byte[], byte[]> producer, String topic, ProducerRecord<byte[], byte[]> record)
			throws Exception {
		RecordMetadata written = producer.send(record).get();
		this.poison.computeIfAbsent(topic, (name) -> new HashMap<>())
			.put(written.topic() + "-" + written.partition() + "-" + written.offset(), record);
	}

	private void assertSettled(Standalone platform, boolean setAsideNow) {
		HttpCalls calls = new HttpCalls(platform);
		int events = this.good * 8;
		await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
			assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/P1?desde=1970-01-01&hasta=2900-01-01")
				.valueStream()
				.mapToInt((day) -> day.get("ventas").asInt())
				.sum()).isEqualTo(events);
			assertThat(calls.json(Service.MEMBERS_CONSUMER, "/listmemberpre")).hasSize(events);
			assertThat(calls.json(Service.STOCK_CONSUMER, "/stock")).hasSize(events);
			assertThat(calls.json(Service.LOCATION_CONSUMER, "/carritos")).hasSize(events);
			assertThat(calls.json(Service.STOCK_CONSUMER, "/reposicion").get("avisos")).hasSize(events / 5);
			for (String topic : GOOD.keySet()) {
				assertSetAside(topic, new KafkaLog(platform.bootstrapServers()).read(topic + "-dlt"));
			}
		});
		for (String topic : GOOD.keySet()) {
			String metrics = calls.get(CONSUMERS.get(topic), "/actuator/prometheus").body();
			assertThat(metrics).containsPattern("gremio_dead_letters_total\\{.*topic=\"" + topic + "\".*\\} "
					+ (setAsideNow ? this.poison.get(topic).size() : 0) + "\\.0");
			assertThat(calls.get(CONSUMERS.get(topic), "/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
	}

	private void assertSetAside(String topic, List<ConsumerRecord<byte[], byte[]>> deadLetters) {
		assertThat(deadLetters).extracting(PoisonIT::origin)
			.containsExactlyInAnyOrderElementsOf(this.poison.get(topic).keySet());
		for (ConsumerRecord<byte[], byte[]> letter : deadLetters) {
			ProducerRecord<byte[], byte[]> original = this.poison.get(topic).get(origin(letter));
			assertThat(letter.key()).isEqualTo(original.key());
			assertThat(letter.value()).isEqualTo(asKept(original.value()));
			List<Header> headers = new ArrayList<>(List.of(letter.headers().toArray()));
			headers.removeIf((header) -> header.key().startsWith("kafka_dlt-"));
			assertThat(headers).containsExactly(original.headers().toArray());
			assertThat(letter.headers().lastHeader("kafka_dlt-exception-message").value()).isNotEmpty();
			assertThat(letter.headers().lastHeader("kafka_dlt-truncated-from") != null)
				.isEqualTo(original.value() != null && original.value().length > 2_000_000);
		}
	}

	private static byte @Nullable [] asKept(byte @Nullable [] value) {
		return (value != null && value.length > 2_000_000) ? Arrays.copyOf(value, KEPT) : value;
	}

	private static String origin(ConsumerRecord<byte[], byte[]> letter) {
		return new String(header(letter, "topic"), UTF_8) + "-" + ByteBuffer.wrap(header(letter, "partition")).getInt()
				+ "-" + ByteBuffer.wrap(header(letter, "offset")).getLong();
	}

	private static byte[] header(ConsumerRecord<byte[], byte[]> letter, String name) {
		return letter.headers().lastHeader("kafka_dlt-original-" + name).value();
	}

	private static Header header(String name, String value) {
		return new RecordHeader(name, value.getBytes(UTF_8));
	}

}
