package cl.gremio.sales.consumer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DayCloseRuleTests {

	private static final ZoneId SANTIAGO = ZoneId.of("America/Santiago");

	private final DayCloseRule midnight = new DayCloseRule(LocalTime.MIDNIGHT, SANTIAGO,
			Instant.parse("2026-11-24T02:59:59Z"));

	@Test
	void aDayIsClosedAtMidnightOnceWhatWasOnItsWayHasSettled() {
		assertThat(this.midnight.closing(LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-24T03:00:10Z");
	}

	@Test
	void aDayOf25HoursIsClosedAtItsEnd() {
		assertThat(this.midnight.closing(LocalDate.parse("2026-04-04"))).isEqualTo("2026-04-05T04:00:10Z");
	}

	@Test
	void aMidnightThatAClockChangeSkipsIsTheDaysFirstInstant() {
		assertThat(this.midnight.closing(LocalDate.parse("2026-09-05"))).isEqualTo("2026-09-06T04:00:10Z");
	}

	@Test
	void atALaterTimeTheLastCompleteDayIsClosedNotThePresentOne() {
		DayCloseRule evening = new DayCloseRule(LocalTime.of(22, 0), SANTIAGO, Instant.EPOCH);
		assertThat(evening.closing(LocalDate.parse("2026-11-23"))).isEqualTo("2026-11-25T01:00:10Z");
	}

	@Test
	void daysBeforeTheFirstStartAreNotClosed() {
		assertThat(this.midnight.lastBeforeFirstStart()).isEqualTo("2026-11-22");
	}

}
