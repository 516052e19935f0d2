package cl.gremio.consumer.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import cl.gremio.consumer.generation.TopicNames;
import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.Event;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class DeduplicationProcessorTests {

	private static final Instant NOON = Instant.parse("2026-11-28T15:00:00Z");

	/** The latest instant that a record's timestamp can have. */
	private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

	/** A record that a client may have retried. */
	private record Retriable(String id, Instant time) {
	}

	private static TopologyHarness start(Instant clock) {
		return new TopologyHarness(clock, (builder, results, progress) -> topology(builder, results));
	}

	private static void topology(StreamsBuilder builder, TopicNames results) {
		builder.addStateStore(DeduplicationStore.idsStore("seen"));
		builder.addStateStore(DeduplicationStore.daysStore("seen"));
		builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()))
			.mapValues(
					(id) -> new ValidEvent<>(new Event<>(id, Instant.EPOCH, "key", id),
							new SourceRecord("in", 0, 0, 0, null, new byte[0], new RecordHeaders()), 0, 0),
					Named.as("accept"))
			.processValues(() -> new DeduplicationProcessor<String>("seen"), Named.as("once"),
					DeduplicationStore.idsOf("seen"), DeduplicationStore.daysOf("seen"))
			.map((key, received) -> KeyValue.pair(received.event().id(), ""), Named.as("id"))
			.to(results.named("out"), Produced.with(Serdes.String(), Serdes.String()));
	}

	private static void write(TopologyHarness topology, Retriable record) {
		topology.write("in", record.time(), new RecordHeaders(), record.id().getBytes(UTF_8));
	}

	private static List<String> passed(TopologyHarness topology) {
		return topology.facts("out").stream().map((fact) -> fact.key).toList();
	}

	private static List<String> passed(List<Retriable> log, Instant clock, Random pauses) {
		try (TopologyHarness topology = start(clock)) {
			for (Retriable record : log) {
				if (pauses.nextInt(10) == 0) {
					topology.wait(Duration.ofHours(pauses.nextInt(100)));
				}
				write(topology, record);
			}
			return passed(topology);
		}
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 1", "PT24H, 1", "-PT24H, 1", "PT5H, 1", "-PT5H, 1", "PT24H0.001S, 2", "-PT24H0.001S, 2",
			"P3650D, 2", "-P3650D, 2" })
	void equalIdsWithinADayOfRecordTimePassOnceWhateverTheClockSays(Duration apart, int times) {
		try (TopologyHarness topology = start(NOON)) {
			write(topology, new Retriable("a", NOON));
			topology.wait(Duration.ofDays(300));
			write(topology, new Retriable("a", NOON.plus(apart)));
			assertThat(passed(topology)).hasSize(times).containsOnly("a");
		}
	}

	/**
	 * The clocks of the instances differ and step. Any instance may write a record of a
	 * key, so the records of a key are not in the order of their times. Clients use a key
	 * again after two days. Records of other keys have arbitrary times.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void retriesCountOnceAndARebuildYearsLaterDecidesAlike(long seed) {
		Random random = new Random(seed);
		List<Retriable> log = new ArrayList<>();
		Map<String, Integer> uses = IntStream.range(0, 12)
			.mapToObj((i) -> "key-" + i)
			.collect(Collectors.toMap(Function.identity(), (id) -> 1 + random.nextInt(3)));
		uses.forEach((id, count) -> {
			Instant taken = NOON.plus(Duration.ofHours(random.nextInt(500)));
			for (int use = 0; use < count; use++) {
				Instant first = taken.plus(Duration.ofHours(48L * use));
				for (int retry = 0; retry <= random.nextInt(4); retry++) {
					Duration clock = Duration.ofMinutes(random.nextInt(12 * 60) - 6 * 60);
					log.add(new Retriable(id, first.plus(clock)));
				}
			}
		});
		for (Instant odd : List.of(Instant.EPOCH, LAST, NOON.plus(Duration.ofDays(20_000)))) {
			log.add(new Retriable("odd-" + odd, odd));
		}
		Collections.shuffle(log, random);
		List<String> passed = passed(log, NOON, random);
		assertThat(passed.stream()
			.filter((id) -> id.startsWith("key"))
			.collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt((id) -> 1)))).isEqualTo(uses);
		assertThat(passed(log, NOON.plus(Duration.ofDays(2000)), new Random(seed + 1))).isEqualTo(passed);
	}

}
