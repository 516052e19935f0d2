package cl.gremio.consumer.streams;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import cl.gremio.consumer.generation.Generation;
import cl.gremio.consumer.generation.GenerationResolver;
import cl.gremio.consumer.generation.GenerationCleaner;
import cl.gremio.consumer.readmodel.ReadModelLifecycle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

class GenerationCutoverTests {

	private static final Generation MINE = new Generation("id", "sales-consumer", "", 2,
			new Generation.Source("sales", "s", 2), "g2", Instant.EPOCH);

	private final GenerationResolver generations = mock();

	private final ReadModelLifecycle readModel = mock();

	private final GenerationCleaner cleaner = mock();

	private Instant now = Instant.parse("2026-11-28T15:00:00Z");

	private Instant read = Instant.MIN;

	private final GenerationCutover cutover = new GenerationCutover(MINE, List.of("sales.daily"), this.generations,
			this.readModel, this.cleaner, Clock.fixed(this.now, ZoneOffset.UTC));

	@BeforeEach
	void whole() {
		given(this.generations.isWhole(MINE)).willReturn(true);
		given(this.generations.answering()).willReturn(Optional.empty());
	}

	@Test
	void noGenerationAnswersBeforeTheLogIsRead() {
		given(this.readModel.takeOver(MINE)).willReturn(true);
		this.cutover.begin();
		look();
		then(this.readModel).should(never()).takeOver(any());
		this.read = this.now;
		look();
		then(this.generations).should().logThatItAnswers(MINE);
	}

	@Test
	void noGenerationAnswersBeforeItsRowsAreComplete() {
		this.read = this.now;
		look();
		then(this.generations).should(never()).logThatItAnswers(any());
		then(this.cleaner).shouldHaveNoInteractions();
		given(this.readModel.takeOver(MINE)).willReturn(true);
		look();
		look();
		then(this.generations).should().logThatItAnswers(MINE);
		then(this.cleaner).should().cleanUp(any(), any(), any());
	}

	@Test
	void aGenerationWhoseTopicsWereCreatedAgainIsObsolete() {
		look();
		assertThat(this.cutover.isObsolete()).isFalse();
		given(this.generations.isWhole(MINE)).willReturn(false);
		look();
		assertThat(this.cutover.isObsolete()).as("asked from time to time").isFalse();
		GenerationCutover later = new GenerationCutover(MINE, List.of(), this.generations, this.readModel, this.cleaner,
				ticking());
		later.advance(() -> this.read);
		assertThat(later.isObsolete()).isTrue();
	}

	@Test
	void theCutoverAsksUntilTheGenerationHasState() {
		GenerationCutover asking = new GenerationCutover(MINE, List.of(), this.generations, this.readModel,
				this.cleaner, ticking());
		asking.advance(() -> this.read);
		given(this.generations.logThatItCounts(any(), any())).willReturn(true);
		asking.advance(() -> this.read);
		asking.advance(() -> this.read);
		then(this.generations).should(times(2)).logThatItCounts(any(), any());
	}

	private void look() {
		this.cutover.advance(() -> this.read);
	}

	/** Returns a clock that advances by a minute at each call. */
	private Clock ticking() {
		InstantSource minutes = () -> {
			this.now = this.now.plusSeconds(60);
			return this.now;
		};
		return minutes.withZone(ZoneOffset.UTC);
	}

}
