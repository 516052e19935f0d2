package cl.gremio.consumer.streams;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ClockStepDetectorTests {

	private long millis = 1_795_000_000_000L;

	private long nanos = Long.MAX_VALUE - 1_000_000;

	private final ClockStepDetector steps = new ClockStepDetector(() -> this.millis, () -> this.nanos);

	private void pass(Duration time) {
		this.millis += time.toMillis();
		this.nanos += time.toNanos();
	}

	@Test
	void timeThatPassesIsNoStep() {
		pass(Duration.ofMillis(200));
		assertThat(this.steps.detect()).isZero();
		pass(Duration.ofHours(30));
		assertThat(this.steps.detect()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-PT5H", "PT5H", "-PT30H", "PT6S", "-PT6S" })
	void aStepIsDetectedOnce(Duration step) {
		pass(Duration.ofMillis(200));
		this.millis += step.toMillis();
		assertThat(this.steps.detect()).isEqualTo(step);
		pass(Duration.ofMillis(200));
		assertThat(this.steps.detect()).isZero();
	}

	@Test
	void aClockThatIsSlowlyCorrectedDoesNotStep() {
		for (int i = 0; i < 100; i++) {
			pass(Duration.ofSeconds(1));
			this.millis -= 500;
			assertThat(this.steps.detect()).isZero();
		}
	}

}
