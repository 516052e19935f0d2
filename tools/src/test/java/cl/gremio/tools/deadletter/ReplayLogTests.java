package cl.gremio.tools.deadletter;

import java.time.Duration;
import java.time.Instant;

import cl.gremio.model.event.CloudEvents;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class ReplayLogTests {

	private static final Instant NOW = Instant.parse("2026-07-20T12:00:00Z");

	private final ReplayLog replays = new ReplayLog();

	@Test
	void nothingIsSaidAgainstTheFirst() {
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 3, 77), false, NOW)).isEmpty();
	}

	@Test
	void whatWasTruncatedIsNotReplayed() {
		DeadLetter truncated = SampleDeadLetters.of("sales", 3, 77);
		truncated.headers().add(CloudEvents.header("kafka_dlt-truncated-from", "8000000"));
		assertThat(this.replays.objection(truncated, true, NOW))
			.contains("only its beginning is here, as it was too large");
	}

	@Test
	void aHeaderOfTheRecordsOwnSaysNothing() {
		DeadLetter whole = SampleDeadLetters.of("sales", 3, 77, CloudEvents.header("kafka_dlt-truncated-from", "1"));
		assertThat(this.replays.objection(whole, false, NOW)).isEmpty();
	}

	@Test
	void aSecondNeedsAgain() {
		replay(SampleDeadLetters.of("sales", 3, 77));
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 3, 77), false, NOW))
			.contains("ana replayed it on 2026-07-20T12:00:00Z (--again repeats it)");
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 3, 77), true, NOW)).isEmpty();
	}

	@Test
	void whenTheConsumersMayHaveForgottenItThereIsNoAgain() {
		replay(SampleDeadLetters.of("sales", 3, 77));
		Instant dayAfter = NOW.plus(Duration.ofHours(24));
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 3, 77), true, dayAfter)).isEmpty();
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 3, 77), true, dayAfter.plusSeconds(1)))
			.hasValueSatisfying((line) -> assertThat(line).contains("could count twice"));
	}

	@Test
	void aRecordThatWasSetAsideTwiceIsStillOneRecord() {
		replay(SampleDeadLetters.of("sales", 3, 77));
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 9, 77), false, NOW)).isPresent();
		assertThat(this.replays.objection(SampleDeadLetters.of("sales", 9, 78), false, NOW)).isEmpty();
		assertThat(this.replays.objection(SampleDeadLetters.of("stock", 3, 77), false, NOW)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "junk", "null", "[]", "{}", "{\"by\":\"ana\",\"time\":1}" })
	void whatSomeoneElseWroteIsNoReplay(String value) {
		assertThat(ReplayNote.read(new ConsumerRecord<>("dlt.replays", 0, 0, null, value.getBytes(UTF_8)))).isNull();
	}

	private void replay(DeadLetter deadLetter) {
		this.replays.add(PreparedReplay.of(deadLetter, this.replays, "ana", NOW).replay());
	}

}
