package cl.gremio.consumer.readmodel;

import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rocksdb.RocksDBException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;

/** Whatever Kafka or the store refuses, the reader tries again. */
@ExtendWith(OutputCaptureExtension.class)
class FactReaderFailureTests extends FactReaderFixture {

	@Test
	void itWaitsForKafka() {
		willThrow(new KafkaException("away")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		await().until(() -> this.current.get() != null);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void itWaitsForTheTopicsToBeMade() {
		willThrow(new UnknownTopicOrPartitionException("not visible")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void factsThatTheStoreDoesNotTakeAreReadAgainAndThatIsToldOnce(CapturedOutput log) {
		RowStoreException full = new RowStoreException("full", new RocksDBException("full"));
		willThrow(full, full, full).willCallRealMethod().given(this.store).write(any());
		start(2);
		for (int attempt = 1; attempt <= 4; attempt++) {
			int attempts = attempt;
			await().until(() -> this.created.get() == attempts);
			fact(0, "A", "1");
		}
		awaitRow("A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		assertThat(log.getAll().lines().filter((line) -> line.contains("is tried again"))).hasSize(1);
		assertThat(log.getAll().lines().filter((line) -> line.contains("works again"))).hasSize(1);
	}

	@Test
	void rowsOfFactsThatAreLostWhileItReadsAreDropped() {
		start(2);
		fact(0, "A", "1");
		fact(1, "B", "2");
		awaitRow("B", "2");
		ends(1);
		this.current.get().setPollException(new OffsetOutOfRangeException(Map.of(PARTITION, 2L)));
		awaitRow("B", null);
		await().until(() -> this.created.get() == 2);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void whatTheConsumerMayNotReadIsTriedAgain() {
		start(1);
		await().until(() -> this.created.get() == 1);
		this.current.get().setPollException(new TopicAuthorizationException(Set.of("facts")));
		await().until(() -> this.created.get() == 2);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void whatNobodyThoughtOfDoesNotEndIt() {
		willThrow(new IllegalStateException("unheard of")).willReturn(false)
			.given(this.topicIds)
			.clearStoreOfOtherTopics(any(), any());
		start(1);
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

	@Test
	void topicsThatAreMissingAreLeftOutOnlyWhereThatIsAllowed() {
		willThrow(new UnknownTopicOrPartitionException("missing")).given(this.topicIds)
			.clearStoreOfOtherTopics(any(), eq(Set.of("facts", "missing")));
		given(this.topicIds.existing(any())).willReturn(Set.of("facts"));
		start(1, "missing");
		verify(this.topicIds, timeout(5000).atLeastOnce()).clearStoreOfOtherTopics(any(), any());
		assertThat(this.current.get()).isNull();
		this.reader.leaveOutMissingTopics();
		fact(0, "A", "1");
		awaitRow("A", "1");
	}

}
