package cl.gremio.consumer.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.horizon.Progress;
import cl.gremio.consumer.intake.DeadLetterSink;
import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.CloudEvents;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A topology under test, without a broker, with a clock and a horizon of its own. */
public final class TopologyHarness implements AutoCloseable {

	/**
	 * Names the result topics as a later generation does. A topology must not assume
	 * their names.
	 */
	private static final TopicNames RESULTS = (topic) -> topic + ".g2";

	private final Path state;

	private final Properties config = new Properties();

	private final TopologyTestDriver driver;

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private Instant horizon = Instant.MIN;

	/**
	 * Starts a topology whose topics have one partition.
	 */
	public TopologyHarness(Instant start, TestedTopology topology) {
		try {
			this.state = Files.createTempDirectory("topology");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		StreamsBuilder builder = new StreamsBuilder();
		topology.build(builder, RESULTS, new Progress() {
			@Override
			public Instant instant() {
				return TopologyHarness.this.horizon;
			}

			@Override
			public Instant firstStart() {
				return start;
			}
		});
		this.config.put(StreamsConfig.APPLICATION_ID_CONFIG, "under-test");
		this.config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
		this.config.put(StreamsConfig.STATE_DIR_CONFIG, this.state.toString());
		this.config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
		this.config.put(DeadLetterSink.METERS, this.meters);
		this.config.put(AdaptiveCommit.INTERVAL, Duration.ofMillis(30));
		this.config.put(WriteBehindStore.CAPACITY, 100);
		Topology built = builder.build();
		assertEverySourceIsGuarded(built.describe());
		this.driver = new TopologyTestDriver(built, this.config, start);
	}

	/** Asserts that every source of a topology with an intake leads to a guard first. */
	private static void assertEverySourceIsGuarded(TopologyDescription topology) {
		List<TopologyDescription.Node> nodes = topology.subtopologies()
			.stream()
			.flatMap((part) -> part.nodes().stream())
			.toList();
		if (nodes.stream().anyMatch(TopologyHarness::isGuard)) {
			nodes.stream().filter(TopologyDescription.Source.class::isInstance).forEach(TopologyHarness::assertGuarded);
		}
	}

	private static void assertGuarded(TopologyDescription.Node source) {
		TopologyDescription.Node node = source;
		while (!isGuard(node)) {
			assertThat(node.successors()).as(node.name()).hasSize(1);
			node = node.successors().iterator().next();
		}
	}

	private static boolean isGuard(TopologyDescription.Node node) {
		return node.name().endsWith("-read") || node.name().endsWith("-guard");
	}

	/** Sets the instant up to which the log has been read. */
	public void readLogTo(Instant instant) {
		this.horizon = instant;
	}

	/** Advances the clock without writing a record. */
	public void wait(Duration time) {
		this.driver.advanceWallClockTime(time);
	}

	/** Writes a record without a key and without headers, as a foreign program may. */
	public void write(String topic, Instant time, @Nullable String json) {
		write(topic, time, new RecordHeaders(), (json != null) ? json.getBytes(UTF_8) : null);
	}

	/** Writes a record that a client may have retried. */
	public void writeRetriable(String topic, Instant time, String id, String json) {
		RecordHeaders headers = new RecordHeaders();
		headers.add(CloudEvents.header(CloudEvents.ID, id));
		headers.add(CloudEvents.header(CloudEvents.IDEMPOTENCY_KEY, "key of " + id));
		write(topic, time, headers, json.getBytes(UTF_8));
	}

	/** Writes a record. */
	public void write(String topic, Instant time, Headers headers, byte @Nullable [] value) {
		this.driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer())
			.pipeInput(new TestRecord<>(null, value, headers, time));
	}

	/** Writes a record unchanged. The topic may be internal. */
	public void write(String topic, TestRecord<byte[], byte[]> record) {
		this.driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer()).pipeInput(record);
	}

	/** The facts written to a result topic since the last read, in order. */
	public List<KeyValue<String, String>> facts(String topic) {
		return this.driver.createOutputTopic(RESULTS.named(topic), new StringDeserializer(), new StringDeserializer())
			.readKeyValuesToList();
	}

	/** The newest fact of each key written to a result topic since the last read. */
	public Map<String, String> newestFacts(String topic) {
		Map<String, String> newest = new HashMap<>();
		facts(topic).forEach((fact) -> newest.put(fact.key, fact.value));
		return newest;
	}

	/** The facts written to a result topic since the last read, as records. */
	public List<TestRecord<byte[], byte[]>> factRecords(String topic) {
		return records(RESULTS.named(topic));
	}

	/** The records written to a topic since the last read, in order. */
	public List<TestRecord<byte[], byte[]>> records(String topic) {
		return this.driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
			.readRecordsToList();
	}

	/** Adds a topology to a builder. */
	@FunctionalInterface
	public interface TestedTopology {

		/**
		 * Adds the topology.
		 * @param results the names of the result topics
		 */
		void build(StreamsBuilder builder, TopicNames results, Progress progress);

	}

	/** Closes the topology. Its processors must leave no state on the thread. */
	@Override
	public void close() {
		this.driver.close();
		assertThat(isFirstRecordCommittedAtOnce()).as("no processor counts as awake once closed").isTrue();
		try {
			FileSystemUtils.deleteRecursively(this.state);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private boolean isFirstRecordCommittedAtOnce() {
		MockProcessorContext<Void, Void> context = new MockProcessorContext<>(this.config, new TaskId(0, 0),
				this.state.toFile());
		context.setCurrentSystemTimeMs(0);
		AdaptiveCommit commits = AdaptiveCommit.of(context);
		commits.recordArrived();
		commits.close();
		return context.committed();
	}

}
