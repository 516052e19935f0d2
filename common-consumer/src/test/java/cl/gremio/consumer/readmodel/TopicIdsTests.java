package cl.gremio.consumer.readmodel;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class TopicIdsTests {

	private static final byte[] ROW = RowKey.of("table", "key");

	private static final List<String> TOPICS = List.of("a", "b");

	@TempDir
	private Path folder;

	private final SharedAdmin kafka = mock();

	private final Map<String, Uuid> there = new HashMap<>(Map.of("a", Uuid.randomUuid(), "b", Uuid.randomUuid()));

	private String cluster = "one";

	private final TopicIds ids = new TopicIds(this.kafka);

	private RowStore store;

	@BeforeEach
	void open() {
		this.store = new RowStore(this.folder, 1024 * 1024);
		Admin admin = mock();
		given(this.kafka.admin()).willReturn(admin);
		given(admin.describeCluster()).willAnswer((call) -> {
			DescribeClusterResult result = mock();
			given(result.clusterId()).willReturn(KafkaFuture.completedFuture(this.cluster));
			return result;
		});
		given(admin.describeTopics(anyCollection())).willAnswer((call) -> {
			Map<String, KafkaFuture<TopicDescription>> answers = new HashMap<>();
			call.<List<String>>getArgument(0).forEach((topic) -> answers.put(topic, answer(topic)));
			DescribeTopicsResult result = mock();
			given(result.topicNameValues()).willReturn(answers);
			return result;
		});
	}

	private KafkaFuture<TopicDescription> answer(String topic) {
		KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
		if (this.there.containsKey(topic)) {
			answer.complete(new TopicDescription(topic, false, List.of(), null, this.there.get(topic)));
		}
		else {
			answer.completeExceptionally(new UnknownTopicOrPartitionException());
		}
		return answer;
	}

	@AfterEach
	void close() {
		this.store.close();
	}

	@Test
	void rowsOfTheSameTopicsStay() {
		fill();
		this.ids.clearStoreOfOtherTopics(this.store, TOPICS);
		assertThat(this.store.get(ROW)).isNotNull();
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isTrue();
	}

	@Test
	void rowsOfATopicMadeAnewGo() {
		fill();
		this.there.put("b", Uuid.randomUuid());
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isFalse();
		this.ids.clearStoreOfOtherTopics(this.store, TOPICS);
		assertThat(this.store.get(ROW)).isNull();
	}

	@Test
	void rowsOfAnotherClusterGoThoughItsTopicsHaveTheSameIds() {
		fill();
		this.cluster = "another";
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isFalse();
		this.ids.clearStoreOfOtherTopics(this.store, TOPICS);
		assertThat(this.store.get(ROW)).isNull();
	}

	@Test
	void rowsOfATopicThatIsGoneAreNotOfThisKafka() {
		fill();
		this.there.remove("b");
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isFalse();
		assertThat(this.ids.existing(TOPICS)).containsExactly("a");
		assertThatExceptionOfType(UnknownTopicOrPartitionException.class)
			.isThrownBy(() -> this.ids.clearStoreOfOtherTopics(this.store, TOPICS));
		assertThat(this.store.get(ROW)).isNotNull();
	}

	@Test
	void anEmptyStoreHoldsNoRows() {
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isFalse();
	}

	@Test
	void rowsOfFewerTopicsAreRowsNonetheless() {
		this.ids.clearStoreOfOtherTopics(this.store, List.of("a"));
		this.there.remove("b");
		assertThat(this.ids.holdsRowsOf(this.store, TOPICS)).isTrue();
	}

	private void fill() {
		this.ids.clearStoreOfOtherTopics(this.store, TOPICS);
		this.store.write(List.of(new RowStore.Row(ROW, new byte[1])));
	}

}
