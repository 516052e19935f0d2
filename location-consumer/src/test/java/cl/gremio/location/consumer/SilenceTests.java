package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private final Silence silence = new Silence(Duration.ofSeconds(60));

	@Test
	void silenceIsCountedFromTheEndOfTheReportsSecond() {
		Instant end = NOON.plusSeconds(61);
		assertThat(lost(end.minusNanos(1))).isFalse();
		assertThat(lost(end)).isTrue();
	}

	@Test
	void aLimitMayHaveFractionsOfASecond() {
		Silence half = new Silence(Duration.ofMillis(500));
		assertThat(half.lastSecondLostAt(NOON.plusMillis(1_499))).isLessThan(NOON.getEpochSecond());
		assertThat(half.lastSecondLostAt(NOON.plusMillis(1_500))).isEqualTo(NOON.getEpochSecond());
	}

	@Test
	void nothingIsSaidWhileTheLogHasNotBeenRead() {
		assertThat(this.silence.lastSecondLostAt(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
	}

	private boolean lost(Instant horizon) {
		return NOON.getEpochSecond() <= this.silence.lastSecondLostAt(horizon);
	}

}
