package cl.gremio.sales.consumer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a day's sales are reported: at a time of the day after it, in the guild's zone.
 *
 * @param time the time of day; where a clock change skips it, the next that there is
 */
record DayClose(LocalTime time, ZoneId zone) {

	/** The instant at which a day is closed. */
	Instant closing(LocalDate day) {
		return day.plusDays(1).atTime(this.time).atZone(this.zone).toInstant();
	}

	/** The last day that is left unreported by one who starts at an instant. */
	LocalDate lastBefore(Instant firstStart) {
		return LocalDate.ofInstant(firstStart, this.zone).minusDays(1);
	}

}
