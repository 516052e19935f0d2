package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import cl.gremio.consumer.streams.TopologyHarness;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.DenunciaDraw;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class LocationTopologyTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private static final long SECOND = NOON.getEpochSecond();

	private final TopologyHarness topology = new TopologyHarness(NOON,
			(builder, results, progress) -> LocationTopology.build(builder, 2, results, ZoneId.of("America/Santiago"),
					0.5, new SilenceRule(Duration.ofSeconds(60)), progress));

	private Instant now = NOON;

	@AfterEach
	void stop() {
		this.topology.close();
	}

	@Test
	void aCleanReportSetsPlaceAndTime() {
		report("ab12", "Plaza", 0, SECOND);
		assertThat(sightings()).containsOnly(Map.entry("AB12", clean("AB12", "Plaza", SECOND, "activo")));
		assertThat(events()).isEmpty();
	}

	@Test
	void anOlderReportNeverOverwritesANewerOneAndEqualTimesGoByTheOrderOfTheLog() {
		report("A", "Plaza", 0, SECOND);
		report("A", "Puerto", 0, SECOND);
		report("A", "Feria", 0, SECOND - 1);
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Puerto", SECOND, "activo")));
	}

	@Test
	void aReportWithoutTimeIsOfTheTimeRecorded() {
		write("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"denuncia\":0}", NOON.plusMillis(900));
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Plaza", SECOND, "activo")));
	}

	@Test
	void aSilentCartIsLostWithNoOtherTrafficNeeded() {
		report("A", "Plaza", 0, SECOND);
		sightings();
		passTo(NOON.plusSeconds(60).minusMillis(1));
		assertThat(sightings()).as("no moment too early").isEmpty();
		passTo(NOON.plusSeconds(60).plusMillis(250));
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Plaza", SECOND, "perdido")));
		assertThat(events()).containsOnly(Map.entry("A", event("A", "perdido", "Plaza", SECOND + 60, SECOND)));
		passTo(NOON.plusSeconds(600));
		assertThat(sightings()).as("once").isEmpty();
		assertThat(events()).isEmpty();
	}

	@Test
	void ofAReportRecordedLaterOnlyTheSecondIsKnown() {
		write("{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"denuncia\":0,\"time\":" + SECOND + "}",
				NOON.plusSeconds(5));
		passTo(NOON.plusSeconds(61).minusMillis(1));
		assertThat(events()).isEmpty();
		passTo(NOON.plusSeconds(61).plusMillis(250));
		assertThat(events()).containsOnlyKeys("A");
	}

	@Test
	void aLossIsDatedByTheClock() {
		report("A", "Plaza", 0, SECOND);
		passTo(NOON.plusSeconds(70));
		assertThat(this.topology.factRecords(Topics.CARTS_EVENTS)).extracting(TestRecord::getRecordTime)
			.containsExactly(NOON.plusSeconds(70));
	}

	@Test
	void aCartThatGoesOnReportingIsNotLost() {
		for (int seconds = 0; seconds < 600; seconds += 60) {
			report("A", "Plaza", 0, SECOND + seconds);
			passTo(NOON.plusSeconds(seconds + 60).minusMillis(1));
		}
		assertThat(events()).isEmpty();
		passTo(NOON.plusSeconds(602));
		assertThat(events()).containsKey("A");
	}

	@Test
	void catchingUpAfterAPauseMakesNoFalseAlarm() {
		report("A", "Plaza", 0, SECOND);
		this.topology.readLogTo(NOON.plusSeconds(30));
		this.topology.wait(Duration.ofHours(1));
		for (int minute = 1; minute <= 60; minute++) {
			report("A", "Plaza", 0, SECOND + 60 * minute);
			this.topology.wait(Duration.ofMillis(300));
		}
		assertThat(events()).as("the log had not been read to its end").isEmpty();
		passTo(NOON.plusSeconds(3659));
		assertThat(events()).isEmpty();
		passTo(NOON.plusSeconds(3662));
		assertThat(events()).containsOnly(Map.entry("A", event("A", "perdido", "Plaza", SECOND + 3660, SECOND + 3600)));
	}

	@Test
	void theNextCleanReportMakesALostCartActiveAgain() {
		report("A", "Plaza", 0, SECOND);
		passTo(NOON.plusSeconds(70));
		events();
		report("A", "Feria", 0, SECOND - 1);
		report("A", "Puerto", 0, SECOND + 71);
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Puerto", SECOND + 71, "activo")));
		assertThat(this.topology.facts(Topics.CARTS_EVENTS)).extracting((event) -> event.value)
			.containsExactly(event("A", "activo", "Puerto", SECOND + 71, SECOND + 71));
		passTo(NOON.plusSeconds(133));
		assertThat(events())
			.containsOnly(Map.entry("A", event("A", "perdido", "Puerto", SECOND + 71 + 60, SECOND + 71)));
	}

	@Test
	void aReportThatArrivesTooOldAlreadyIsLostByTheSameRule() {
		passTo(NOON);
		report("A", "Plaza", 0, SECOND - 3600);
		this.topology.wait(Duration.ofMillis(250));
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Plaza", SECOND - 3600, "perdido")));
		assertThat(events()).containsOnlyKeys("A");
	}

	@Test
	void aCartOfThePastIsFoundAfterOthersWere() {
		report("A", "Plaza", 0, SECOND);
		passTo(NOON.plusSeconds(70));
		assertThat(events()).containsOnlyKeys("A");
		write("{\"patente\":\"B\",\"ubicacion\":\"Plaza\",\"denuncia\":0,\"time\":\"1970-01-01T00:00:00Z\"}", NOON);
		this.topology.wait(Duration.ofMillis(250));
		assertThat(events()).containsOnlyKeys("B");
	}

	@Test
	void aDenouncedCartIsAFugitiveUntilCapturedWhateverCleanReportsSay() {
		report("A", "Plaza", 1, SECOND);
		report("A", "Puerto", 1, SECOND + 10);
		report("A", "Feria", 0, SECOND + 20);
		assertThat(fugitives()).containsOnly(Map.entry("A", "{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":"
				+ (SECOND + 10) + ",\"estado\":\"profugo\",\"denunciado\":" + SECOND + "}"));
		capture("A", SECOND + 30);
		assertThat(fugitives()).containsOnly(Map.entry("A", "{\"patente\":\"A\",\"ubicacion\":\"Puerto\",\"time\":"
				+ (SECOND + 10) + ",\"estado\":\"capturado\",\"capturado\":" + (SECOND + 30) + "}"));
		assertThat(this.topology.facts(Topics.CARTS_EVENTS)).extracting((event) -> event.value)
			.containsExactly(event("A", "profugo", "Plaza", SECOND, SECOND),
					event("A", "capturado", "Puerto", SECOND + 30, SECOND + 10));
	}

	@Test
	void theCaptureOfAnUnknownOrCleanCartHasNoEffect() {
		report("A", "Plaza", 0, SECOND);
		capture("A", SECOND + 1);
		capture("B", SECOND + 1);
		report("C", "Plaza", 1, SECOND);
		capture("C", SECOND + 1);
		fugitives();
		capture("C", SECOND + 2);
		assertThat(fugitives()).isEmpty();
		assertThat(events()).containsOnlyKeys("C");
	}

	@Test
	void whetherACartIsDenouncedIsDrawnFromTheEventsId() {
		for (int i = 0; i < 50; i++) {
			RecordHeaders headers = new RecordHeaders();
			headers.add(CloudEvents.header(CloudEvents.ID, "id-" + i));
			this.topology.write(Topics.UBICATION, NOON, headers,
					("{\"patente\":\"P" + i + "\",\"ubicacion\":\"Plaza\"}").getBytes(UTF_8));
			assertThat(fugitives().containsKey("P" + i)).isEqualTo(DenunciaDraw.orDrawn(null, "id-" + i, 0.5) == 1);
			assertThat(sightings().containsKey("P" + i)).isEqualTo(DenunciaDraw.orDrawn(null, "id-" + i, 0.5) == 0);
		}
	}

	@Test
	void whatIsNoReportBecomesADeadLetterAsItCame() {
		List<String> junk = List.of("not json", "[]", "{\"patente\":\"A\"}", "{\"patente\":\" \",\"captura\":1}",
				"{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"denuncia\":2}",
				"{\"patente\":\"A\",\"ubicacion\":\"Plaza\",\"denuncia\":0,\"time\":\"soon\"}",
				"{\"patente\":\"A\",\"captura\":1,\"time\":" + (SECOND + 3601) + "}");
		junk.forEach((value) -> write(value, NOON));
		write(null, NOON);
		report("A", "Plaza", 0, SECOND);
		List<TestRecord<byte[], byte[]>> dead = this.topology.records("ubication-dlt");
		assertThat(dead).extracting((letter) -> (letter.value() != null) ? new String(letter.value(), UTF_8) : null)
			.startsWith(junk.toArray(String[]::new))
			.endsWith((String) null)
			.hasSize(junk.size() + 1);
		assertThat(sightings()).containsOnly(Map.entry("A", clean("A", "Plaza", SECOND, "activo")));
	}

	private void passTo(Instant instant) {
		this.topology.readLogTo(instant);
		Instant reached = this.now;
		this.now = instant;
		this.topology.wait(Duration.between(reached, instant));
	}

	private void report(String plate, String ubicacion, int denuncia, long time) {
		write("{\"patente\":\"%s\",\"ubicacion\":\"%s\",\"denuncia\":%d,\"time\":%d}".formatted(plate, ubicacion,
				denuncia, time), Instant.ofEpochSecond(Math.max(time, SECOND)));
	}

	private void capture(String plate, long time) {
		write("{\"patente\":\"%s\",\"captura\":1,\"denuncia\":0,\"time\":%d}".formatted(plate, time),
				Instant.ofEpochSecond(time));
	}

	private void write(@Nullable String json, Instant time) {
		this.topology.write(Topics.UBICATION, time, json);
	}

	private Map<String, String> sightings() {
		return this.topology.newestFacts(Topics.CARTS_SIGHTINGS);
	}

	private Map<String, String> fugitives() {
		return this.topology.newestFacts(Topics.CARTS_FUGITIVES);
	}

	private Map<String, String> events() {
		return this.topology.newestFacts(Topics.CARTS_EVENTS);
	}

	private static String clean(String plate, String ubicacion, long time, String estado) {
		return "{\"patente\":\"%s\",\"ubicacion\":\"%s\",\"time\":%d,\"estado\":\"%s\"}".formatted(plate, ubicacion,
				time, estado);
	}

	private static String event(String plate, String evento, String ubicacion, long time, long visto) {
		return "{\"patente\":\"%s\",\"evento\":\"%s\",\"ubicacion\":\"%s\",\"time\":%d,\"visto\":%d}".formatted(plate,
				evento, ubicacion, time, visto);
	}

}
