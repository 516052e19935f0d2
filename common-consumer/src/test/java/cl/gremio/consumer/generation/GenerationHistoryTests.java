package cl.gremio.consumer.generation;

import java.time.Instant;
import java.util.Map;

import cl.gremio.consumer.generation.Generation.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GenerationHistoryTests {

	private static final Instant NOON = Instant.parse("2026-11-28T15:00:00Z");

	private final GenerationHistory history = new GenerationHistory();

	private final Generation first = generation("a", "", 1);

	private final Generation second = generation("b", "g2", 2);

	@Test
	void theFirstOfSeveralClaimsToANameWins() {
		this.history.add(GenerationLogEntry.claimed(this.first, NOON));
		this.history.add(GenerationLogEntry.claimed(generation("late", "", 1), NOON.minusSeconds(60)));
		this.history.add(GenerationLogEntry.counts(generation("late", "", 1), NOON, Map.of("sales.daily", "x")));
		assertThat(this.history.of("sales-consumer", "")).containsExactly(this.first);
		assertThat(this.history.topicsOf(this.first)).isEmpty();
	}

	@Test
	void theFirstAnswersUntilAnotherDoes() {
		begin();
		assertThat(this.history.answering("sales-consumer", "")).contains(this.first);
		assertThat(this.history.supersededAt(this.first)).isNull();
		answers(this.second, NOON);
		assertThat(this.history.answering("sales-consumer", "")).contains(this.second);
		assertThat(this.history.supersededAt(this.first)).isEqualTo(NOON);
		assertThat(this.history.supersededAt(this.second)).isNull();
	}

	@Test
	void aGenerationThatAnsweredAgainIsSupersededAgain() {
		begin();
		answers(this.second, NOON);
		answers(this.first, NOON.plusSeconds(1));
		assertThat(this.history.supersededAt(this.first)).isNull();
		assertThat(this.history.supersededAt(this.second)).isEqualTo(NOON.plusSeconds(1));
		answers(this.second, NOON.plusSeconds(2));
		assertThat(this.history.supersededAt(this.first)).isEqualTo(NOON.plusSeconds(2));
	}

	@Test
	void aGenerationThatNeverAnsweredIsSupersededByTheNextAnswer() {
		begin();
		answers(this.first, NOON);
		this.history.add(GenerationLogEntry.claimed(generation("c", "g3", 3), NOON));
		assertThat(this.history.isSettled(this.first)).isFalse();
		answers(this.first, NOON.plusSeconds(1));
		assertThat(this.history.isSettled(this.first)).isTrue();
		assertThat(this.history.supersededAt(generation("c", "g3", 3))).isEqualTo(NOON.plusSeconds(1));
	}

	@Test
	void generationsOfOtherServicesAndNamesAreSeparate() {
		begin();
		Generation named = new Generation("n", "sales-consumer", "2", 2, source(), "2", NOON);
		Generation other = new Generation("o", "stock-consumer", "", 2, source(), "", NOON);
		this.history.add(GenerationLogEntry.claimed(named, NOON));
		this.history.add(GenerationLogEntry.claimed(other, NOON));
		answers(named, NOON);
		answers(other, NOON);
		assertThat(this.history.supersededAt(this.first)).isNull();
		assertThat(this.history.of("sales-consumer", "")).containsExactly(this.first, this.second);
	}

	@Test
	void theNameOfARemovedGenerationStaysTaken() {
		begin();
		this.history.add(GenerationLogEntry.of(GenerationLogEntry.Type.REMOVED, this.first, NOON));
		assertThat(this.history.of("sales-consumer", "")).containsExactly(this.second);
		assertThat(this.history.removed("sales-consumer", "")).containsExactly(this.first);
		assertThat(this.history.isTaken("sales-consumer")).isTrue();
	}

	private void begin() {
		this.history.add(GenerationLogEntry.claimed(this.first, NOON));
		this.history.add(GenerationLogEntry.claimed(this.second, NOON));
	}

	private void answers(Generation generation, Instant time) {
		this.history.add(GenerationLogEntry.of(GenerationLogEntry.Type.ANSWERS, generation, time));
	}

	private static Generation generation(String id, String ending, int version) {
		return new Generation(id, "sales-consumer", "", version, source(), ending, NOON);
	}

	private static Source source() {
		return new Source("sales", "id", 2);
	}

}
