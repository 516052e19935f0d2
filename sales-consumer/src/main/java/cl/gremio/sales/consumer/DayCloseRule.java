package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a day is closed: at a time of the following day, in guild time.
 *
 * @param time the time of day; if a clock change skips it, the first time after the gap
 * @param firstStart when this service first started, on the first day that is reported
 */
record DayCloseRule(LocalTime time, ZoneId zone, Instant firstStart) {

	/** The time that a sale recorded just before the close may take to reach the log. */
	private static final Duration SETTLING = Duration.ofSeconds(10);

	/** The day is closed when the log has been read past this instant. */
	Instant closing(LocalDate day) {
		return day.plusDays(1).atTime(this.time).atZone(this.zone).toInstant().plus(SETTLING);
	}

	/** The last day that is not reported. */
	LocalDate lastBeforeFirstStart() {
		return LocalDate.ofInstant(this.firstStart, this.zone).minusDays(1);
	}

}
