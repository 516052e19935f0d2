package cl.gremio.consumer.generation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.consumer.generation.Generation.Source;
import cl.gremio.kafka.ResultsProperties;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.stubbing.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class GenerationResolverTests {

	private static final Instant NOON = Instant.parse("2026-11-28T15:00:00Z");

	private static final String SERVICE = "sales-consumer";

	private static final List<String> RESULTS = List.of("sales.daily");

	private final ClusterMetadata cluster = mock();

	private final GenerationLog log = mock();

	private final List<GenerationLogEntry> notes = new ArrayList<>();

	private GenerationResolver last = generations("");

	private Source source = new Source("sales", "s1", 2);

	private final Map<String, String> topics = new HashMap<>();

	private final Map<String, Map<TopicPartition, OffsetAndMetadata>> positions = new HashMap<>();

	@BeforeEach
	void kafka() {
		given(this.log.read()).willAnswer((call) -> {
			GenerationHistory history = new GenerationHistory();
			this.notes.forEach(history::add);
			return history;
		});
		willAnswer((call) -> this.notes.add(call.getArgument(0))).given(this.log).append(any());
		given(this.cluster.source("sales")).willAnswer((call) -> this.source);
		given(this.cluster.topics()).willAnswer((call) -> Set.copyOf(this.topics.keySet()));
		Answer<Map<String, String>> ids = (call) -> {
			Map<String, String> there = new HashMap<>(this.topics);
			there.keySet().retainAll(List.copyOf(call.getArgument(0)));
			return there;
		};
		given(this.cluster.ids(any())).willAnswer(ids);
		given(this.cluster.idsOnceVisible(any())).willAnswer(ids);
		given(this.cluster.committedOffsets(any()))
			.willAnswer((call) -> this.positions.getOrDefault(call.<String>getArgument(0), Map.of()));
	}

	@Test
	void aFreshGuildHasPlainNamesAndBeginsNow() {
		Generation fresh = resolve(2);
		assertThat(fresh.ending()).isEmpty();
		assertThat(fresh.firstStart()).isEqualTo(NOON);
		assertThat(resolve(2)).isEqualTo(fresh);
		assertThat(this.notes).hasSize(1);
	}

	@Test
	void resultTopicsThatWereCreatedInAdvanceAreNoTraceOfAGuild() {
		this.topics.put("sales.daily", "d");
		assertThat(resolve(2).ending()).isEmpty();
	}

	@Test
	void aGuildOfAReleaseWithoutGenerationsHasTheFirstVersion() {
		this.topics.put("sales-consumer-daily-changelog", "c");
		assertThat(resolve(2).ending()).isEqualTo("g2");
		assertThat(resolve(1).ending()).isEmpty();
		assertThat(this.last.answering()).map(Generation::version).contains(1);
	}

	@Test
	void aGuildWhoseFirstStartKafkaForgotBeganWithItsFirstRecord() {
		this.topics.put("sales.daily", "d");
		given(this.cluster.hasRecords("sales.daily")).willReturn(true);
		given(this.cluster.firstTime("sales")).willReturn(Optional.of(NOON.minusSeconds(60).toEpochMilli()));
		assertThat(resolve(2).firstStart()).isEqualTo(NOON.minusSeconds(60));
	}

	@Test
	void eachVersionHasAGenerationAndEachFindsItsOwn() {
		Generation two = resolve(2);
		Generation three = resolve(3);
		assertThat(three.ending()).isEqualTo("g2");
		assertThat(resolve(4).ending()).isEqualTo("g3");
		assertThat(resolve(2)).isEqualTo(two);
		assertThat(resolve(3)).isEqualTo(three);
	}

	@Test
	void aSourceThatWasCreatedAgainOrHasGrownGetsAnotherGeneration() {
		resolve(2);
		this.source = new Source("sales", "s1", 6);
		assertThat(resolve(2).ending()).isEqualTo("g2");
		this.source = new Source("sales", "s2", 6);
		assertThat(resolve(2).ending()).isEqualTo("g3");
	}

	@Test
	void theFirstStartBelongsToTheSourceTopic() {
		notes(new Generation("old", SERVICE, "", 1, this.source, "", NOON.minusSeconds(60)));
		assertThat(resolve(2).firstStart()).isEqualTo(NOON.minusSeconds(60));
		this.source = new Source("sales", "s2", 2);
		assertThat(resolve(2).firstStart()).isEqualTo(NOON);
	}

	@Test
	void aGenerationIsWholeOrAnotherBegins() {
		Generation whole = resolve(2);
		count(whole);
		assertThat(resolve(2)).isEqualTo(whole);
		this.topics.put("sales.daily", "made anew");
		Generation second = resolve(2);
		assertThat(second.ending()).isEqualTo("g2");
		count(second);
		this.topics.remove("sales-consumer.g2-daily-changelog");
		Generation third = resolve(2);
		assertThat(third.ending()).isEqualTo("g3");
		count(third);
		this.positions.clear();
		assertThat(resolve(2).ending()).isEqualTo("g4");
	}

	@Test
	void aLogThatLostRecordsIsComputedAnew() {
		Generation whole = resolve(2);
		count(whole);
		ends(1);
		assertThat(resolve(2)).isEqualTo(whole);
		ends(0);
		assertThat(resolve(2).ending()).isEqualTo("g2");
	}

	private void ends(long end) {
		given(this.cluster.offsets(any(), any()))
			.willReturn(Map.of(new TopicPartition("sales", 0), new ListOffsetsResultInfo(end, -1, Optional.empty())));
	}

	@Test
	void aRunningGenerationNoticesThatItsTopicsWereCreatedAgain() {
		Generation running = resolve(2);
		count(running);
		assertThat(this.last.isWhole(running)).isTrue();
		this.topics.put("sales.daily", "made anew");
		assertThat(this.last.isWhole(running)).isFalse();
		this.topics.put("sales.daily", "d");
		this.source = new Source("sales", "s2", 2);
		assertThat(this.last.isWhole(running)).isFalse();
	}

	@Test
	void noNameIsUsedTwiceAfterTheLogOfGenerationsWasLost() {
		this.topics.put("sales-consumer-daily-changelog", "c");
		this.topics.put("sales-consumer.g2-daily-changelog", "c2");
		assertThat(resolve(2).ending()).isEqualTo("g3");
	}

	@Test
	void aGenerationWithoutStateHasNoFault() {
		Generation fresh = resolve(2);
		assertThat(this.last.logThatItCounts(fresh, RESULTS)).isFalse();
		assertThat(resolve(2)).isEqualTo(fresh);
	}

	@Test
	void theSecondInstanceTakesTheGenerationOfTheFirst() {
		Generation rival = new Generation("rival", SERVICE, "", 2, this.source, "", NOON);
		willAnswer((call) -> {
			if (this.notes.isEmpty()) {
				notes(rival);
			}
			return this.notes.add(call.getArgument(0));
		}).given(this.log).append(any());
		assertThat(resolve(2)).isEqualTo(rival);
	}

	@Test
	void theSecondInstanceWithAnotherVersionTakesTheNextName() {
		Generation rival = new Generation("rival", SERVICE, "", 3, this.source, "", NOON);
		willAnswer((call) -> {
			if (this.notes.isEmpty()) {
				notes(rival);
			}
			return this.notes.add(call.getArgument(0));
		}).given(this.log).append(any());
		assertThat(resolve(2).ending()).isEqualTo("g2");
	}

	@Test
	void aConfiguredNameHasGenerationsOfItsOwn() {
		resolve(2);
		Generation named = generations("x").resolve(2, "sales", RESULTS);
		assertThat(named.application()).isEqualTo("sales-consumer.x");
		assertThat(generations("x").resolve(3, "sales", RESULTS).application()).isEqualTo("sales-consumer.x.g2");
		resolve(2);
		assertThat(this.last.siblings(named)).containsExactlyInAnyOrder("sales-consumer", "sales-consumer.x.g2");
	}

	private void count(Generation generation) {
		this.topics.put(generation.named("sales.daily"), "d");
		this.topics.put(generation.application() + "-daily-changelog", "c");
		this.positions.put(generation.application(), Map.of(new TopicPartition("sales", 0), new OffsetAndMetadata(1)));
		assertThat(this.last.isWhole(generation)).isTrue();
		assertThat(this.last.logThatItCounts(generation, RESULTS)).isTrue();
	}

	private void notes(Generation claimed) {
		this.notes.add(GenerationLogEntry.claimed(claimed, NOON));
	}

	private Generation resolve(int version) {
		this.last = generations("");
		return this.last.resolve(version, "sales", RESULTS);
	}

	private GenerationResolver generations(String configured) {
		return new GenerationResolver(this.cluster, this.log, SERVICE,
				new ResultsProperties(configured, Duration.ofDays(3)), Clock.fixed(NOON, ZoneOffset.UTC));
	}

}
