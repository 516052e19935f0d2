package cl.gremio.consumer.horizon;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

import cl.gremio.kafka.SharedAdmin;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ListTransactionsResult;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.BDDMockito.given;

class TransactionFinderTests {

	private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

	private final Admin admin = Mockito.mock(Admin.class);

	private final DescribeProducersResult producers = Mockito.mock(DescribeProducersResult.class);

	private final ListTransactionsResult transactions = Mockito.mock(ListTransactionsResult.class);

	private final SharedAdmin kafka = Mockito.mock(SharedAdmin.class);

	@BeforeEach
	void answer() {
		given(this.kafka.admin()).willReturn(this.admin);
		given(this.admin.describeProducers(anyCollection())).willReturn(this.producers);
		given(this.admin.listTransactions(any(ListTransactionsOptions.class))).willReturn(this.transactions);
	}

	private String describe() {
		Map<TopicPartition, String> found = new TransactionFinder(this.kafka).describe(List.of(PARTITION));
		return found.get(PARTITION);
	}

	private static <T> KafkaFuture<T> refused(RuntimeException refusal) {
		KafkaFutureImpl<T> future = new KafkaFutureImpl<>();
		future.completeExceptionally(refusal);
		return future;
	}

	private void open(ProducerState... states) {
		given(this.producers.partitionResult(PARTITION)).willReturn(
				KafkaFuture.completedFuture(new DescribeProducersResult.PartitionProducerState(List.of(states))));
	}

	private static ProducerState producer(long id, OptionalLong start) {
		return new ProducerState(id, 3, 0, 0, OptionalInt.empty(), start);
	}

	@Test
	void whereNothingMayBeAskedItSaysSo() {
		given(this.producers.partitionResult(PARTITION))
			.willReturn(refused(new TopicAuthorizationException("no right")));
		assertThat(describe()).contains("no right");
	}

	@Test
	void whereTransactionsMayNotBeListedItNamesTheProducerThatBeganFirst() {
		open(producer(7, OptionalLong.empty()), producer(8, OptionalLong.of(90)), producer(9, OptionalLong.of(80)));
		given(this.transactions.all()).willReturn(refused(new ClusterAuthorizationException("no right")));
		assertThat(describe()).contains("producer id 9, epoch 3", "no right");
	}

	@Test
	void aTransactionThatNoCoordinatorKnowsHangs() {
		open(producer(9, OptionalLong.of(80)));
		given(this.transactions.all()).willReturn(KafkaFuture.completedFuture(List.of()));
		assertThat(describe()).contains("producer id 9, epoch 3", "no coordinator");
	}

}
