package cl.gremio.location.consumer;

import cl.gremio.consumer.state.StateSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SightingProcessorTests {

	private final MockProcessorContext<Object, Object> context = new MockProcessorContext<>();

	private final KeyValueStore<ExpiryEntry, byte[]> expiries = store(Stores.keyValueStoreBuilder(
			Stores.inMemoryKeyValueStore(SightingProcessor.EXPIRIES), ExpiryEntry.SERDE, Serdes.ByteArray()));

	private final WriteBehindStore<SightingState> sightings = store(WriteBehindStore
		.builder(Stores.inMemoryKeyValueStore(SightingProcessor.SIGHTINGS), StateSerde.of(SightingState.class)));

	private final Map<String, SightingFact> facts = new HashMap<>();

	private final List<CartEventFact> events = new ArrayList<>();

	private Instant horizon = Instant.MIN;

	private SightingProcessor processor;

	@BeforeEach
	void start() {
		this.context.setCurrentSystemTimeMs(0);
		restart();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void whateverComesInWhicheverOrderTheFactsAreThoseOfTheWholeLog(long seed) {
		Random random = new Random(seed);
		Map<String, Oracle> oracles = new HashMap<>();
		long now = 5_000_000;
		for (int step = 0; step < 2_000; step++) {
			if (random.nextBoolean()) {
				String plate = "P" + random.nextInt(8);
				long time = now / 1000 - (random.nextBoolean() ? 0 : random.nextInt(200));
				long heard = (time == now / 1000) ? now : (time + 1) * 1000;
				LocationEvent.Clean report = new LocationEvent.Clean(plate, new Sighting("at " + step, time), heard);
				report(report);
				oracles.computeIfAbsent(plate, (key) -> new Oracle()).log.add(report);
			}
			else {
				now += random.nextInt(random.nextBoolean() ? 2_000 : 40_000);
				this.horizon = Instant.ofEpochMilli(now);
				findLost();
				oracles.values().forEach((oracle) -> oracle.passTo(this.horizon));
			}
			if (random.nextInt(100) == 0) {
				restart();
			}
			oracles.forEach((plate, oracle) -> assertThat(this.facts.get(plate)).isEqualTo(oracle.cart(plate)));
			assertThat(this.events).hasSize(oracles.values().stream().mapToInt((oracle) -> oracle.changes).sum());
		}
		assertThat(this.events).extracting(CartEventFact::evento).contains("perdido", "activo");
	}

	@Test
	void aCartIsWatchedByOneEntryHoweverOftenItReports() {
		for (int second = 0; second < 600; second++) {
			report(new LocationEvent.Clean("A", new Sighting("Plaza", second), second * 1000));
			this.horizon = Instant.ofEpochSecond(second);
			findLost();
			assertThat(this.expiries.approximateNumEntries()).isEqualTo(1);
		}
		assertThat(this.events).isEmpty();
		this.horizon = Instant.ofEpochSecond(1000);
		findLost();
		assertThat(this.events).hasSize(1);
		assertThat(this.expiries.approximateNumEntries()).isZero();
	}

	@Test
	void manyCartsThatFallSilentTogetherAreFoundInParts() {
		int carts = 2 * SightingProcessor.CHUNK + 1;
		for (int i = 0; i < carts; i++) {
			report(new LocationEvent.Clean("P" + i, new Sighting("Plaza", i % 3), i % 3 * 1000));
		}
		this.horizon = Instant.ofEpochSecond(100);
		for (int found = SightingProcessor.CHUNK; found < carts; found += SightingProcessor.CHUNK) {
			findLost();
			assertThat(this.events).hasSize(found);
		}
		findLost();
		assertThat(this.events).hasSize(carts);
		assertThat(this.events).extracting(CartEventFact::plate).doesNotHaveDuplicates();
	}

	@Test
	void nothingIsAskedForUntilACartIsDue() {
		this.context.setCurrentSystemTimeMs(100_000);
		this.horizon = Instant.ofEpochSecond(100);
		findLost();
		assertThat(pending()).isEmpty();
		report(new LocationEvent.Clean("A", new Sighting("Plaza", 95), 95_000));
		report(new LocationEvent.Clean("B", new Sighting("Plaza", 90), 90_000));
		assertThat(pending()).map(MockProcessorContext.CapturedPunctuator::getInterval)
			.hasValue(Duration.ofSeconds(50));
		restart();
		findLost();
		assertThat(pending()).map(MockProcessorContext.CapturedPunctuator::getInterval)
			.hasValue(Duration.ofSeconds(50));
	}

	@Test
	void whatIsOverdueWaitsForTheHorizon() {
		this.context.setCurrentSystemTimeMs(200_000);
		report(new LocationEvent.Clean("A", new Sighting("Plaza", 95), 95_000));
		findLost();
		assertThat(this.events).isEmpty();
		assertThat(pending()).map(MockProcessorContext.CapturedPunctuator::getInterval)
			.hasValue(Duration.ofMillis(250));
		this.horizon = Instant.ofEpochSecond(155);
		findLost();
		assertThat(this.events).hasSize(1);
		assertThat(pending()).isEmpty();
	}

	private void restart() {
		this.context.scheduledPunctuators().forEach(MockProcessorContext.CapturedPunctuator::cancel);
		this.processor = new SightingProcessor(new SilenceRule(Duration.ofSeconds(60)), () -> this.horizon);
		this.processor.init(this.context);
	}

	private void report(LocationEvent.Clean report) {
		this.processor.process(new Record<>(report.plate(), report, 0));
		take();
	}

	private void findLost() {
		pending().ifPresent((alarm) -> alarm.getPunctuator().punctuate(0));
		take();
	}

	private Optional<MockProcessorContext.CapturedPunctuator> pending() {
		return this.context.scheduledPunctuators().stream().filter((alarm) -> !alarm.cancelled()).findFirst();
	}

	private void take() {
		this.sightings.flushCache();
		this.context.forwarded().forEach((forward) -> {
			if (forward.childName().equals(Optional.of(SightingProcessor.FACTS.node()))) {
				this.facts.put((String) forward.record().key(), (SightingFact) forward.record().value());
			}
			else {
				this.events.add((CartEventFact) forward.record().value());
			}
		});
		this.context.resetForwards();
	}

	private <S extends StateStore> S store(StoreBuilder<S> builder) {
		S store = builder.withLoggingDisabled().build();
		store.init(this.context.getStateStoreContext(), store);
		this.context.addStateStore(store);
		return store;
	}

	/** Examines all reports of a cart at each call. */
	private static final class Oracle {

		private final List<LocationEvent.Clean> log = new ArrayList<>();

		private int changes;

		private long lostSince = Long.MIN_VALUE;

		void passTo(Instant horizon) {
			long heard = this.log.stream()
				.filter((report) -> report.time() == newest().time())
				.mapToLong(LocationEvent.Clean::heard)
				.max()
				.orElseThrow();
			if (!isLost() && !Instant.ofEpochMilli(heard).plusSeconds(60).isAfter(horizon)) {
				this.lostSince = newest().time();
				this.changes++;
			}
		}

		SightingFact cart(String plate) {
			if (this.lostSince != Long.MIN_VALUE && !isLost()) {
				this.lostSince = Long.MIN_VALUE;
				this.changes++;
			}
			Sighting place = newest();
			return new SightingFact(plate, place.ubicacion(), place.time(),
					isLost() ? CartStatus.PERDIDO : CartStatus.ACTIVO);
		}

		private boolean isLost() {
			return this.lostSince == newest().time();
		}

		private Sighting newest() {
			Sighting newest = this.log.get(0).sighting();
			for (LocationEvent.Clean report : this.log) {
				newest = (report.time() >= newest.time()) ? report.sighting() : newest;
			}
			return newest;
		}

	}

}
