package cl.gremio.standalone;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mutated records on the public and the internal topics. Each record counts or becomes a
 * dead letter, once, and the next good record counts. {@code -Dgremio.seed} repeats a
 * run, {@code -Dgremio.fuzz.records} makes it longer.
 */
@Timeout(900)
class FuzzedRecordsIT {

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private static final int RECORDS = Integer.getInteger("gremio.fuzz.records", 2_000);

	private static final Map<String, List<String>> FACTS = Map.of("members", List.of("members.decisions"), "sales",
			List.of("sales.daily"), "stock", List.of("stock.levels"), "ubication",
			List.of("carts.sightings", "carts.fugitives"));

	private static final Map<String, Service> CONSUMERS = Map.of("members", Service.MEMBERS_CONSUMER, "sales",
			Service.SALES_CONSUMER, "stock", Service.STOCK_CONSUMER, "ubication", Service.LOCATION_CONSUMER);

	@TempDir
	private Path folder;

	private final FuzzedRecord records = new FuzzedRecord(new Random(SEED));

	private final Random random = new Random(SEED + 1);

	/** How many records each public topic has taken. */
	private final Map<String, Integer> written = new HashMap<>();

	/** The positions of all records. Junk may name a false position. */
	private final Set<String> origins = new HashSet<>();

	@Test
	void everyRecordCountsOrIsADeadLetterAndTheNextGoodOneCounts() throws Exception {
		Options options = Options.onFreePorts(this.folder,
				Map.of("gremio.members.acceptance", "all", "gremio.carts.lost-after", "3650000d"));
		try (Standalone platform = Standalone.start(options)) {
			takeAnyTimestamp(platform);
			KafkaLog log = new KafkaLog(platform.bootstrapServers());
			List<String> internal = log.topics("-repartition");
			List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
			for (String compression : List.of("none", "gzip", "snappy", "lz4", "zstd")) {
				producers.add(log.producer(Map.of("compression.type", compression)));
			}
			try {
				for (int i = 0; i < RECORDS; i++) {
					write(producers.get(i % producers.size()), this.records.next());
					if (i % 20 == 0) {
						String topic = internal.get(this.random.nextInt(internal.size()));
						int partitions = producers.get(1).partitionsFor(topic).size();
						write(producers.get(1), this.records.junkFor(topic, partitions));
					}
				}
				for (String topic : FACTS.keySet()) {
					for (int partition = 0; partition < 2; partition++) {
						write(producers.get(0), this.records.good(topic, partition));
					}
				}
			}
			finally {
				producers.forEach(KafkaProducer::close);
			}
			assertAllAreThere(platform, log);
		}
	}

	private void write(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record)
			throws InterruptedException {
		Future<RecordMetadata> sent = producer.send(record);
		try {
			RecordMetadata place = sent.get();
			this.origins.add(place.topic() + "-" + place.partition() + "-" + place.offset());
			this.written.merge(record.topic(), 1, Integer::sum);
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOf(RecordTooLargeException.class);
		}
	}

	private void assertAllAreThere(Standalone platform, KafkaLog log) {
		HttpCalls calls = new HttpCalls(platform);
		await().alias("seed " + SEED)
			.atMost(Duration.ofSeconds(120))
			.pollInterval(Duration.ofSeconds(1))
			.untilAsserted(() -> {
				for (String topic : FACTS.keySet()) {
					long dead = log.read(topic + "-dlt")
						.stream()
						.map(FuzzedRecordsIT::origin)
						.filter((origin) -> origin.matches(topic + "-\\d+-\\d+") && this.origins.contains(origin))
						.distinct()
						.count();
					long accepted = 0;
					for (String facts : FACTS.get(topic)) {
						accepted += log.read(facts)
							.stream()
							.map((fact) -> new String(fact.key(), UTF_8))
							.distinct()
							.count();
					}
					assertThat(accepted + dead).as("%s of seed %d", topic, SEED)
						.isEqualTo(this.written.get(topic).longValue());
				}
			});
		for (String topic : FACTS.keySet()) {
			assertThat(log.read(topic + "-dlt")).as("seed %d", SEED)
				.extracting(FuzzedRecordsIT::origin)
				.doesNotHaveDuplicates();
			assertThat(calls.get(CONSUMERS.get(topic), "/actuator/health/readiness").statusCode()).isEqualTo(200);
		}
	}

	private static String origin(ConsumerRecord<byte[], byte[]> letter) {
		return new String(header(letter, "topic"), UTF_8) + "-" + ByteBuffer.wrap(header(letter, "partition")).getInt()
				+ "-" + ByteBuffer.wrap(header(letter, "offset")).getLong();
	}

	private static byte[] header(ConsumerRecord<byte[], byte[]> letter, String name) {
		return letter.headers().lastHeader("kafka_dlt-original-" + name).value();
	}

	private static void takeAnyTimestamp(Standalone platform) throws Exception {
		AlterConfigOp any = new AlterConfigOp(
				new ConfigEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)),
				AlterConfigOp.OpType.SET);
		Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
		for (String topic : FACTS.keySet()) {
			changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(any));
		}
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", platform.bootstrapServers()))) {
			admin.incrementalAlterConfigs(changes).all().get();
		}
	}

}
