package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ProgressLogTests {

	private long now = Duration.ofDays(1).toNanos();

	private final ProgressLog howFar = new ProgressLog(LoggerFactory.getLogger(ProgressLogTests.class), "Reading",
			() -> this.now);

	@Test
	void aShortTaskSaysNothing(CapturedOutput log) {
		after(2, 1);
		this.howFar.end();
		after(60, 2);
		assertThat(lines(log)).isEmpty();
	}

	@Test
	void aLongOneTellsNowAndThenAndThatItIsDone(CapturedOutput log) {
		for (int second = 1; second <= 15; second++) {
			after(1, second * 10L);
		}
		this.howFar.end();
		this.howFar.end();
		assertThat(lines(log)).satisfiesExactly((line) -> assertThat(line).endsWith("Reading: 30 of 200 records, 15 %"),
				(line) -> assertThat(line).endsWith("Reading: 130 of 200 records, 65 %"),
				(line) -> assertThat(line).endsWith("Reading: done after 15 s"));
	}

	private void after(long seconds, long done) {
		this.now += Duration.ofSeconds(seconds).toNanos();
		this.howFar.tell(done, 200);
	}

	private static List<String> lines(CapturedOutput log) {
		return log.getOut().lines().filter((line) -> line.contains("Reading: ")).toList();
	}

}
