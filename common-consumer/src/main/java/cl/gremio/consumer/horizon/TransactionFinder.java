package cl.gremio.consumer.horizon;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.model.wire.OneLine;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Finds out which producer has left a transaction open. */
public class TransactionFinder {

	private final SharedAdmin kafka;

	public TransactionFinder(SharedAdmin kafka) {
		this.kafka = kafka;
	}

	/** Describes the oldest open transaction of each partition, for a log line. */
	Map<TopicPartition, String> describe(Collection<TopicPartition> partitions) {
		Map<TopicPartition, String> found = new HashMap<>();
		DescribeProducersResult answer = this.kafka.admin().describeProducers(partitions);
		for (TopicPartition partition : partitions) {
			found.put(partition, describe(partition, answer));
		}
		return found;
	}

	private String describe(TopicPartition partition, DescribeProducersResult answer) {
		try {
			return SharedAdmin.await(answer.partitionResult(partition))
				.activeProducers()
				.stream()
				.filter((producer) -> producer.currentTransactionStartOffset().isPresent())
				.min(Comparator.comparingLong((producer) -> producer.currentTransactionStartOffset().getAsLong()))
				.map(this::describe)
				.orElse("a producer that Kafka does not name");
		}
		catch (KafkaException ex) {
			return "a producer that Kafka does not tell us of: " + FailureText.of(ex);
		}
	}

	private String describe(ProducerState producer) {
		String known = String.format(Locale.ROOT, "producer id %d, epoch %d", producer.producerId(),
				producer.producerEpoch());
		try {
			Admin admin = this.kafka.admin();
			Optional<String> id = SharedAdmin
				.await(admin
					.listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId())))
					.all())
				.stream()
				.map(TransactionListing::transactionalId)
				.findFirst();
			if (id.isEmpty()) {
				return known + ", of which no coordinator knows a transaction";
			}
			known = String.format(Locale.ROOT, "transactional id '%s', %s", OneLine.of(id.get()), known);
			TransactionDescription transaction = SharedAdmin
				.await(admin.describeTransactions(List.of(id.get())).description(id.get()));
			return known + String.format(Locale.ROOT, ", open since %s with a timeout of %d s",
					Instant.ofEpochMilli(transaction.transactionStartTimeMs().orElse(0)),
					transaction.transactionTimeoutMs() / 1000);
		}
		catch (KafkaException ex) {
			return known + ", more of which Kafka does not tell us: " + FailureText.of(ex);
		}
	}

}
