package cl.gremio.location.consumer;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SilenceRuleTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private final SilenceRule silence = new SilenceRule(Duration.ofSeconds(60));

	@Test
	void aCartIsLostAfterTheLimitAndNoMomentEarlier() {
		assertThat(lost(NOON.plusSeconds(60).minusNanos(1))).isFalse();
		assertThat(lost(NOON.plusSeconds(60))).isTrue();
	}

	@Test
	void nothingIsSaidWhileTheLogHasNotBeenRead() {
		assertThat(this.silence.lostIfNotHeardAfter(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
	}

	@Test
	void itIsLostWhenTheLimitIsOver() {
		assertThat(this.silence.dueSecondAfter(NOON.plusMillis(999).toEpochMilli()))
			.isEqualTo(NOON.plusSeconds(60).getEpochSecond());
	}

	private boolean lost(Instant horizon) {
		return NOON.toEpochMilli() <= this.silence.lostIfNotHeardAfter(horizon);
	}

}
