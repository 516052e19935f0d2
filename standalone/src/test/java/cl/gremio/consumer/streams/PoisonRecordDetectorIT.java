package cl.gremio.consumer.streams;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.horizon.DeadLetterTotal;
import cl.gremio.consumer.intake.DeadLetterSink;
import cl.gremio.consumer.intake.EventType;
import cl.gremio.consumer.intake.InternalTopicIntake;
import cl.gremio.consumer.intake.Intake;
import cl.gremio.consumer.intake.NonNegativeTimestampExtractor;
import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.CaptureRequest;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import cl.gremio.model.topic.Placement;
import cl.gremio.standalone.BrokerExtension;
import cl.gremio.standalone.SideBySide;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * A topology fails on certain plates. BOOM throws behind the intake, HUGE makes a record
 * that no topic takes, and LATER throws behind an internal topic.
 */
@Timeout(240)
@SideBySide
class PoisonRecordDetectorIT {

	private static final Set<String> BAD = Set.of("BOOM", "HUGE", "LATER");

	@TempDir
	private Path folder;

	@RegisterExtension
	private final BrokerExtension broker = new BrokerExtension();

	private final PoisonRecordDetector detector = new PoisonRecordDetector();

	private volatile Supplier<Throwable> fault = () -> null;

	@BeforeEach
	void createTopics() throws Exception {
		this.broker.createTopics(2, "captures", "captures-dlt", "events", "later");
	}

	@ParameterizedTest
	@ValueSource(strings = { "HUGE", "LATER", "BOOM" })
	void theRecordThatEndsTheStreamsIsRejectedOnceAndAllOthersCount(String bad) throws Exception {
		List<String> plates = new ArrayList<>();
		IntStream.range(0, 60).forEach((i) -> plates.add((i % 25 == 7) ? bad + i : "OK" + i));
		write(plates);
		StreamsSupervisor supervisor = supervisor();
		supervisor.start();
		try {
			assertSettled(plates);
			// The streams go on: good records count, and another bad record is rejected.
			List<String> more = List.of("OKMORE", bad + "MORE", "OKLAST");
			write(more);
			plates.addAll(more);
			assertSettled(plates);
		}
		finally {
			supervisor.stop();
		}
	}

	/** The faults happen twice at the same record, but the record does not cause them. */
	@Test
	void aFaultRejectsNothing() throws Exception {
		List<String> plates = IntStream.range(0, 20).mapToObj((i) -> "OK" + i).toList();
		List<Throwable> faults = new ArrayList<>(List.of(new TimeoutException("t"), new TimeoutException("t"),
				new DisconnectException("d"), new DisconnectException("d"), new ProcessorStateException("disk"),
				new ProcessorStateException("disk"), new java.io.UncheckedIOException(new IOException("full")),
				new java.io.UncheckedIOException(new IOException("full")), new OutOfMemoryError("none"),
				new OutOfMemoryError("none")));
		this.fault = () -> {
			synchronized (faults) {
				return faults.isEmpty() ? null : faults.remove(0);
			}
		};
		write(plates);
		StreamsSupervisor supervisor = supervisor();
		supervisor.start();
		try {
			assertSettled(plates);
			assertThat(faults).isEmpty();
		}
		finally {
			supervisor.stop();
		}
	}

	private void assertSettled(List<String> plates) {
		List<String> good = plates.stream().filter((plate) -> !isBad(plate) || plate.startsWith("LATER")).toList();
		List<String> later = plates.stream().filter((plate) -> !isBad(plate)).toList();
		List<String> bad = plates.stream().filter(PoisonRecordDetectorIT::isBad).toList();
		await().atMost(Duration.ofSeconds(100)).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
			assertThat(this.broker.read("events")).extracting(PoisonRecordDetectorIT::value)
				.containsExactlyInAnyOrderElementsOf(good);
			assertThat(this.broker.read("later")).extracting(PoisonRecordDetectorIT::value)
				.containsExactlyInAnyOrderElementsOf(later);
			List<ConsumerRecord<byte[], byte[]>> letters = this.broker.read("captures-dlt");
			assertThat(letters).extracting((letter) -> plate(value(letter))).containsExactlyInAnyOrderElementsOf(bad);
			assertThat(letters).allSatisfy((letter) -> {
				String message = CloudEvents.text(letter.headers(), "kafka_dlt-exception-message");
				assertThat(message).contains(value(letter).contains("HUGE") ? "larger than" : "can't be");
				assertThat(CloudEvents.text(letter.headers(), "kafka_dlt-original-topic"))
					.isEqualTo(value(letter).contains("LATER") ? "failing-later-repartition" : "captures");
			});
		});
	}

	private static boolean isBad(String plate) {
		return BAD.stream().anyMatch(plate::startsWith);
	}

	private static String value(ConsumerRecord<byte[], byte[]> record) {
		return new String(record.value(), UTF_8);
	}

	/** A rejected record of the internal topic is the plate itself. */
	private static String plate(String value) {
		return value.replaceAll(".*\"patente\":\"|\"}", "");
	}

	private StreamsSupervisor supervisor() {
		StreamsDefinition definition = new StreamsDefinition(1, List.of(new NewTopic("captures", 2, (short) 1)),
				List.of(), (builder, partitions, results, progress) -> {
					EventType<CaptureRequest, CaptureRequest> type = new EventType<>("captures", CaptureRequest.class,
							Event::data, CaptureRequest::plate,
							(capture, count) -> Placement.byKey(capture.plate(), count));
					KStream<String, Event<CaptureRequest>> captures = Intake.build(builder, type, 2);
					KStream<String, String> plates = captures.mapValues(this::plateOf, Named.as("plates"));
					plates
						.mapValues((plate) -> plate.startsWith("HUGE") ? plate + "x".repeat(4_000_000) : plate,
								Named.as("grown"))
						.to("events", Produced.with(Serdes.String(), Serdes.String()).withName("events"));
					InternalTopicIntake
						.stream(plates.repartition(Repartitioned.with(Serdes.String(), Serdes.String())
							.withName("later")
							.withNumberOfPartitions(1)), "later", Serdes.String(), "captures")
						.mapValues(PoisonRecordDetectorIT::checked, Named.as("checked"))
						.to("later", Produced.with(Serdes.String(), Serdes.String()).withName("later"));
				});
		GenerationCutover cutover = mock();
		given(cutover.generation()).willReturn(
				new Generation("id", "failing", "", 1, new Generation.Source("captures", "c", 2), "", Instant.EPOCH));
		return new StreamsSupervisor(
				() -> new StreamsRun(definition, cutover, Map.of("captures", 2), config(), this.broker.admin(),
						this::consumer, new DeadLetterTotal(this::consumer, "captures-dlt", System::nanoTime),
						Clock.systemUTC(), this.detector),
				Duration.ofMillis(100), new ClockStepDetector());
	}

	private String plateOf(Event<CaptureRequest> event) {
		Throwable injected = this.fault.get();
		if (injected instanceof Error error) {
			throw error;
		}
		if (injected != null) {
			throw (RuntimeException) injected;
		}
		if (event.data().plate().startsWith("BOOM")) {
			throw new IllegalStateException("This can't be");
		}
		return event.data().plate();
	}

	private static String checked(String plate) {
		if (plate.startsWith("LATER")) {
			throw new IllegalArgumentException("This can't be either");
		}
		return plate;
	}

	/** Writes plates to both partitions, some with an id that a client may retry. */
	private void write(List<String> plates) throws Exception {
		try (Producer<String, String> producer = new KafkaProducer<>(client(), new StringSerializer(),
				new StringSerializer())) {
			for (int i = 0; i < plates.size(); i++) {
				ProducerRecord<String, String> record = new ProducerRecord<>("captures", i % 2, null,
						"{\"patente\":\"" + plates.get(i) + "\"}");
				if (i % 3 == 0) {
					record.headers().add(CloudEvents.header("ce_id", "id" + plates.get(i)));
					record.headers().add(CloudEvents.header("ce_idempotencykey", "k"));
				}
				producer.send(record).get();
			}
		}
	}

	private Consumer<byte[], byte[]> consumer() {
		return new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
	}

	private Properties config() {
		Properties config = new Properties();
		config.putAll(client());
		config.put("application.id", "failing");
		config.put("processing.guarantee", "exactly_once_v2");
		config.put("num.stream.threads", 2);
		config.put("commit.interval.ms", 200);
		config.put("max.task.idle.ms", -1L);
		config.put("state.dir", this.folder.resolve("streams").toString());
		config.put("auto.offset.reset", "earliest");
		config.put("main.consumer.session.timeout.ms", 6000);
		config.put("main.consumer.group.instance.id", "one");
		config.put("default.timestamp.extractor", NonNegativeTimestampExtractor.class);
		config.put("topic.max.message.bytes", 2_000_000);
		config.put("producer.max.request.size", 3_000_000);
		config.put(DeadLetterSink.METERS, new SimpleMeterRegistry());
		config.put(AdaptiveCommit.INTERVAL, Duration.ofMillis(100));
		config.put(WriteBehindStore.CAPACITY, 100);
		return config;
	}

	private Map<String, Object> client() {
		return new HashMap<>(
				Map.of("bootstrap.servers", this.broker.bootstrapServers(), "isolation.level", "read_committed"));
	}

}
