package cl.gremio.location.consumer;

import java.time.Instant;
import java.time.ZoneId;

import cl.gremio.model.LocationPayload;
import cl.gremio.model.event.DenunciaDraw;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LocationEventTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00.789Z");

	@ParameterizedTest
	@CsvSource({ "1795446000,1795446000", "1795445999.9,1795445999", "1795445999999,1795445999", "12:00,1795446000",
			"2026-11-23T12:00:00,1795446000", "2026-11-23T15:00:00.999Z,1795446000", ",1795446000" })
	void wholeSecondsCountInWhateverFormTheTimeComes(@Nullable String time, long seconds) throws Exception {
		assertThat(report("id", 0, null, time).time()).isEqualTo(seconds);
		assertThat(report("id", 1, null, time).time()).isEqualTo(seconds);
		assertThat(report("id", 0, 1, time).time()).isEqualTo(seconds);
	}

	@ParameterizedTest
	@CsvSource({ "1795446000,1795446000789", ",1795446000789", "1795445999,1795446000000", "1795446001,1795446002000" })
	void aCartWasHeardOfAtTheLatestWhenItWasRecordedOrWhenTheSecondEnded(@Nullable String time, long heard)
			throws Exception {
		assertThat(report("id", 0, null, time)).isEqualTo(new LocationEvent.Clean("A",
				new Sighting("Plaza", (heard == 1795446000789L) ? 1795446000 : heard / 1000 - 1), heard));
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z",
			"+10001-01-01T00:00:00Z" })
	void aTimeRecordedThatIsOutOfRangeIsInvalid(Instant recorded) {
		Event<LocationPayload> event = new Event<>("id", recorded, null,
				new LocationPayload("A", "Plaza", null, 0, null));
		assertThatExceptionOfType(InvalidEventException.class)
			.isThrownBy(() -> LocationEvent.of(event, ZoneId.of("America/Santiago"), 0.5));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1795449601", "2026-11-23T16:00:01Z", "yesterday", "-1", "25:00" })
	void aTimeInTheFutureOrNoTimeIsInvalid(String time) {
		assertThatExceptionOfType(InvalidEventException.class).isThrownBy(() -> report("id", 0, null, time))
			.satisfies((ex) -> assertThat(ex.errors()).extracting("field").containsExactly("time"));
	}

	@Test
	void denouncedAndCapturedCartsHaveALaneOfTheirOwn() throws Exception {
		assertThat(report("id", 0, null, null)).isInstanceOf(LocationEvent.Clean.class)
			.extracting(LocationEvent::lane)
			.isEqualTo(0);
		assertThat(report("id", 1, null, null)).isInstanceOf(LocationEvent.Denounced.class)
			.extracting(LocationEvent::lane)
			.isEqualTo(1);
		assertThat(report("id", 1, 1, null)).isInstanceOf(LocationEvent.Captured.class)
			.extracting(LocationEvent::lane)
			.isEqualTo(1);
		assertThat(report("id", null, 1, null)).isInstanceOf(LocationEvent.Captured.class);
	}

	@Test
	void whetherACartIsDenouncedIsDrawnWhereTheReportDoesNotSay() throws Exception {
		for (int i = 0; i < 100; i++) {
			assertThat(report("id-" + i, null, null, null).lane())
				.isEqualTo(DenunciaDraw.orDrawn(null, "id-" + i, 0.5));
		}
	}

	private static LocationEvent report(String id, @Nullable Integer denuncia, @Nullable Integer captura,
			@Nullable String time) throws InvalidEventException {
		return LocationEvent.of(new Event<>(id, NOON, null, new LocationPayload("A", "Plaza", captura, denuncia, time)),
				ZoneId.of("America/Santiago"), 0.5);
	}

}
