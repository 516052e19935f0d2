package cl.gremio.kafka;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class TopicCreatorTests {

	private final Map<String, Integer> existing = new HashMap<>();

	private final List<String> asked = new ArrayList<>();

	private final TopicDefinitions topics = new TopicDefinitions(new TopicProperties(2, (short) 1, null, null));

	private final SharedAdmin kafka = mock();

	private final TopicCreator creator = new TopicCreator(this.kafka);

	private boolean visible = true;

	@BeforeEach
	void kafka() {
		Admin admin = mock();
		given(this.kafka.admin()).willReturn(admin);
		given(admin.describeTopics(anyCollection())).willAnswer((call) -> describe(call.getArgument(0)));
		given(admin.createTopics(anyCollection())).willAnswer((call) -> create(call.getArgument(0)));
	}

	private DescribeTopicsResult describe(Collection<String> names) {
		Map<String, KafkaFuture<TopicDescription>> answers = new HashMap<>();
		for (String name : names) {
			KafkaFutureImpl<TopicDescription> answer = new KafkaFutureImpl<>();
			Integer partitions = this.existing.get(name);
			if (partitions == null) {
				answer.completeExceptionally(new UnknownTopicOrPartitionException());
			}
			else {
				TopicPartitionInfo partition = mock();
				answer.complete(new TopicDescription(name, false, Collections.nCopies(partitions, partition)));
			}
			answers.put(name, answer);
		}
		DescribeTopicsResult result = mock();
		given(result.topicNameValues()).willReturn(answers);
		return result;
	}

	private CreateTopicsResult create(Collection<NewTopic> missing) {
		Map<String, KafkaFuture<Void>> answers = new HashMap<>();
		for (NewTopic topic : missing) {
			this.asked.add(topic.name());
			KafkaFutureImpl<Void> answer = new KafkaFutureImpl<>();
			// Another instance always creates the topic first.
			answer.completeExceptionally(new TopicExistsException("exists"));
			answers.put(topic.name(), answer);
			if (this.visible) {
				this.existing.put(topic.name(), topic.numPartitions());
			}
		}
		CreateTopicsResult result = mock();
		given(result.values()).willReturn(answers);
		return result;
	}

	@Test
	void onlyMissingTopicsAreMadeAndOthersKeepTheirPartitions() {
		this.existing.put("sales", 6);
		assertThat(this.creator.ensure(List.of(this.topics.events("sales"), this.topics.events("stock"))))
			.containsExactlyInAnyOrderEntriesOf(Map.of("sales", 6, "stock", 2));
		assertThat(this.asked).containsExactly("stock");
	}

	@Test
	void topicsThatAreNotToBeSeenYetAreToBeAskedForAgain() {
		this.visible = false;
		assertThatExceptionOfType(RetriableException.class)
			.isThrownBy(() -> this.creator.ensure(List.of(this.topics.events("stock"))))
			.withMessageContaining("stock");
		this.visible = true;
		assertThat(this.creator.ensure(List.of(this.topics.events("stock")))).containsEntry("stock", 2);
	}

	@Test
	void theActualNumberOfPartitionsCanBeAsked() {
		this.existing.put("sales", 6);
		assertThat(this.creator.partitions(List.of("sales", "stock"))).containsOnly(Map.entry("sales", 6));
	}

}
