package cl.gremio.consumer.generation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import cl.gremio.consumer.generation.Generation.Source;
import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteConsumerGroupsResult;
import org.apache.kafka.clients.admin.DeleteTopicsResult;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

class GenerationCleanerTests {

	private static final Instant NOON = Instant.parse("2026-11-28T15:00:00Z");

	private static final Duration KEPT = Duration.ofDays(3);

	private static final List<String> RESULTS = List.of("sales.daily", "sales.reports");

	private static final Set<String> OTHERS = Set.of("members", "sales", "stock", "ubication", "sales-dlt",
			"dlt.replays", "gremio.generations", "sales.daily.g2", "sales-consumer.g2-daily-changelog",
			"sales-consumer-report", "stock.levels", "stock-consumer-levels-changelog", "my.own");

	private final ClusterMetadata cluster = mock();

	private final GenerationLog log = mock();

	private final LocalStateDirectory state = mock();

	private final Admin admin = mock();

	private final Map<String, String> topics = new HashMap<>();

	private final Set<String> used = new HashSet<>();

	private final List<GenerationLogEntry> notes = new ArrayList<>();

	private final List<Generation> rows = new ArrayList<>();

	private final Generation old = generation("a", "", 1);

	private final Generation next = generation("b", "g2", 2);

	@BeforeEach
	void kafka() {
		OTHERS.forEach((topic) -> this.topics.put(topic, topic + "-id"));
		for (String topic : List.of("sales.daily", "sales.reports", "sales-consumer-daily-changelog",
				"sales-consumer-sales-by-id-repartition")) {
			this.topics.put(topic, topic + "-id");
		}
		given(this.log.read()).willAnswer((call) -> {
			GenerationHistory history = new GenerationHistory();
			this.notes.forEach(history::add);
			return history;
		});
		willAnswer((call) -> this.notes.add(call.getArgument(0))).given(this.log).append(any());
		given(this.cluster.topics()).willAnswer((call) -> Set.copyOf(this.topics.keySet()));
		given(this.cluster.ids(any())).willAnswer((call) -> {
			Map<String, String> ids = new HashMap<>(this.topics);
			ids.keySet().retainAll(List.copyOf(call.<Collection<String>>getArgument(0)));
			return ids;
		});
		given(this.admin.deleteConsumerGroups(anyCollection())).willAnswer((call) -> deleteGroups(call.getArgument(0)));
		given(this.admin.deleteTopics(anyCollection())).willAnswer((call) -> deleteTopics(call.getArgument(0)));
		this.notes.add(GenerationLogEntry.claimed(this.old, NOON));
		this.notes.add(GenerationLogEntry.claimed(this.next, NOON));
	}

	private DeleteConsumerGroupsResult deleteGroups(Collection<String> groups) {
		KafkaFutureImpl<Void> answer = new KafkaFutureImpl<>();
		answer.completeExceptionally(groups.stream().anyMatch(this.used::contains) ? new GroupNotEmptyException("used")
				: new GroupIdNotFoundException("forgotten"));
		DeleteConsumerGroupsResult result = mock();
		given(result.all()).willReturn(answer);
		return result;
	}

	private DeleteTopicsResult deleteTopics(Collection<String> names) {
		Map<String, KafkaFuture<Void>> answers = names.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> KafkaFuture.completedFuture(null)));
		this.topics.keySet().removeAll(List.copyOf(names));
		DeleteTopicsResult result = mock();
		given(result.topicNameValues()).willReturn(answers);
		return result;
	}

	@Test
	void theTopicsOfALongSupersededGenerationAreDeleted() {
		answers(this.next, NOON);
		leave(NOON);
		look(NOON.plus(KEPT).plusSeconds(1));
		assertThat(this.topics.keySet()).isEqualTo(OTHERS);
		assertThat(this.rows).containsExactly(this.old);
		assertThat(this.log.read().isRemoved(this.old)).isTrue();
	}

	@Test
	void aGenerationThatHasReadOnIsKeptForTheWholeTimeAgain() {
		answers(this.next, NOON);
		leave(NOON);
		given(this.cluster.committedOffsets("sales-consumer"))
			.willReturn(Map.of(new TopicPartition("sales", 0), new OffsetAndMetadata(7)));
		Instant forward = NOON.plus(KEPT).plusSeconds(1);
		look(forward);
		look(forward.plus(KEPT));
		assertThat(this.topics).containsKey("sales.daily");
		look(forward.plus(KEPT).plusSeconds(1));
		assertThat(this.topics.keySet()).isEqualTo(OTHERS);
	}

	@Test
	void aSupersededGenerationIsKeptForTheConfiguredTime() {
		answers(this.next, NOON);
		leave(NOON);
		look(NOON.plus(KEPT));
		assertThat(this.topics).containsKey("sales.daily");
		assertThat(this.rows).isEmpty();
	}

	@Test
	void nothingIsRemovedBeforeTheNextAnswers() {
		look(NOON.plus(KEPT.multipliedBy(2)));
		assertThat(this.topics).containsKey("sales.daily");
	}

	@Test
	void aGenerationThatAnInstanceUsesIsKept() {
		this.used.add("sales-consumer");
		answers(this.next, NOON);
		leave(NOON);
		look(NOON.plus(KEPT).plusSeconds(1));
		assertThat(this.topics).containsKey("sales.daily");
		assertThat(this.log.read().isRemoved(this.old)).isFalse();
	}

	@Test
	void aTopicThatWasCreatedAgainIsKept() {
		this.notes.add(GenerationLogEntry.counts(this.old, NOON, Map.of("sales.daily", "another id")));
		answers(this.next, NOON);
		leave(NOON);
		look(NOON.plus(KEPT).plusSeconds(1));
		assertThat(this.topics).containsKey("sales.daily").doesNotContainKey("sales.reports");
	}

	private void answers(Generation generation, Instant time) {
		this.notes.add(GenerationLogEntry.of(GenerationLogEntry.Type.ANSWERS, generation, time));
	}

	/** Cleans up once, and asserts that the log says when the old generation was left. */
	private void leave(Instant now) {
		look(now);
		assertThat(this.log.read().left(this.old)).map(GenerationLogEntry::time).contains(now);
	}

	private void look(Instant now) {
		SharedAdmin kafka = mock();
		given(kafka.admin()).willReturn(this.admin);
		new GenerationCleaner(kafka, this.cluster, this.log, this.state, KEPT, Clock.fixed(now, ZoneOffset.UTC))
			.cleanUp(this.next, RESULTS, this.rows::add);
	}

	private static Generation generation(String id, String ending, int version) {
		return new Generation(id, "sales-consumer", "", version, new Source("sales", "s", 2), ending, NOON);
	}

}
