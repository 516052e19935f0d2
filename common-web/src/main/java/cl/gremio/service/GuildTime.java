package cl.gremio.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The guild's clock and the zone in which its days begin and end.
 *
 * @param zone the guild's zone, {@code gremio.zone}
 */
public record GuildTime(Clock clock, ZoneId zone) {

	/** The present instant. */
	public Instant now() {
		return this.clock.instant();
	}

	/** The guild's day on which an instant falls. */
	public LocalDate dayOf(Instant instant) {
		return LocalDate.ofInstant(instant, this.zone);
	}

	/** The guild's present day. */
	public LocalDate today() {
		return dayOf(now());
	}

}
