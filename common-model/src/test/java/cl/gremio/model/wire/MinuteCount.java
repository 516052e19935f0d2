package cl.gremio.model.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Applies the contract's rule for a time of day by looking at the clock once a minute. A
 * time occurs when the clock first shows that time. A time that the clock jumps over
 * occurs at the instant at which it would occur without the jump.
 */
final class MinuteCount {

	private MinuteCount() {
	}

	static Instant latest(int hour, int minute, Instant reference, ZoneId zone) {
		Instant limit = reference.plus(1, ChronoUnit.HOURS);
		Instant now = reference.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofDays(4));
		Set<LocalDateTime> seen = new HashSet<>();
		Map<Instant, LocalDateTime> skipped = new HashMap<>();
		Instant latest = Instant.MIN;
		LocalDateTime expected = LocalDateTime.ofInstant(now, zone);
		for (; !now.isAfter(limit); now = now.plusSeconds(60)) {
			LocalDateTime shown = LocalDateTime.ofInstant(now, zone);
			for (int i = 0; expected.plusMinutes(i).isBefore(shown); i++) {
				skipped.put(now.plusSeconds(60L * i), expected.plusMinutes(i));
			}
			LocalDateTime moved = skipped.get(now);
			if (seen.add(shown) && isAt(shown, hour, minute) || moved != null && isAt(moved, hour, minute)) {
				latest = now;
			}
			expected = shown.plusMinutes(1);
		}
		return latest;
	}

	private static boolean isAt(LocalDateTime shown, int hour, int minute) {
		return shown.getHour() == hour && shown.getMinute() == minute;
	}

	/** Draws an instant within two days of a clock change, if the zone has one. */
	static Instant referenceNearAClockChange(ZoneId zone, Random random) {
		Instant start = LocalDateTime.of(2000 + random.nextInt(40), 1 + random.nextInt(12), 1, 0, 0)
			.toInstant(ZoneOffset.UTC);
		ZoneOffsetTransition change = zone.getRules().nextTransition(start);
		Instant near = (change != null) ? change.getInstant() : start;
		return near.plusMillis(random.nextLong(-172_800_000, 172_800_000));
	}

}
