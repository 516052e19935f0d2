package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a day's sales are reported: at a time of the day after it, in the guild's zone.
 *
 * @param time the time of day; where a clock change skips it, the next that there is
 * @param firstStart when reporting began, on the first day that is reported
 */
record DayCloseRule(LocalTime time, ZoneId zone, Instant firstStart) {

	/** A sale recorded just before the close may take as long to reach the log. */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	/** The instant past which the log must have been read for a day to be closed. */
	Instant closing(LocalDate day) {
		return day.plusDays(1).atTime(this.time).atZone(this.zone).toInstant().plus(SETTLING);
	}

	/** The last day that is left unreported. */
	LocalDate lastBeforeFirstStart() {
		return LocalDate.ofInstant(this.firstStart, this.zone).minusDays(1);
	}

}
