package cl.gremio.consumer.readmodel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cl.gremio.consumer.readmodel.TopicOffsets.Range;
import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class TopicOffsetsTests {

	private static final TopicPartition PARTITION = new TopicPartition("facts", 0);

	private final Admin admin = mock();

	private final SharedAdmin kafka = mock();

	private final TopicOffsets offsets = new TopicOffsets(this.kafka);

	@BeforeEach
	void kafka() {
		given(this.kafka.admin()).willReturn(this.admin);
		given(this.admin.listOffsets(anyMap(), argThat((options) -> isCommitted(options)))).willAnswer((call) -> {
			Map<TopicPartition, OffsetSpec> specs = call.getArgument(0);
			ListOffsetsResult result = mock();
			given(result.all()).willReturn(
					KafkaFuture.completedFuture(
							specs.entrySet()
								.stream()
								.collect(Collectors.toMap(Map.Entry::getKey,
										(spec) -> new ListOffsetsResultInfo(
												(spec.getValue() instanceof OffsetSpec.EarliestSpec) ? 3 : 9, -1,
												null)))));
			return result;
		});
	}

	private static boolean isCommitted(ListOffsetsOptions options) {
		return options.isolationLevel() == IsolationLevel.READ_COMMITTED;
	}

	private void partitions(TopicPartitionInfo... partitions) {
		DescribeTopicsResult result = mock();
		given(result.allTopicNames()).willReturn(KafkaFuture
			.completedFuture(Map.of("facts", new TopicDescription("facts", false, List.of(partitions)))));
		given(this.admin.describeTopics(anyCollection())).willReturn(result);
	}

	@Test
	void aPartitionHasTheOffsetsOfItsCommittedRecords() {
		partitions(new TopicPartitionInfo(0, Node.noNode(), List.of(), List.of()));
		assertThat(this.offsets.ranges(List.of("facts"))).isEqualTo(Map.of(PARTITION, new Range(3, 9)));
		assertThat(this.offsets.ends(List.of(PARTITION))).isEqualTo(Map.of(PARTITION, 9L));
	}

	@Test
	void aTopicThatShowsWithoutPartitionsIsWaitedFor() {
		partitions();
		assertThatExceptionOfType(UnknownTopicOrPartitionException.class)
			.isThrownBy(() -> this.offsets.ranges(List.of("facts")));
	}

}
