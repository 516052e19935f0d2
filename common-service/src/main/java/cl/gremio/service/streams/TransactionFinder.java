package cl.gremio.service.streams;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import cl.gremio.service.kafka.KafkaAccess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeProducersResult;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Finds out whose transaction is open, as far as Kafka tells this service. */
class TransactionFinder {

	private static final int LONGEST_ID = 200;

	private final KafkaAccess kafka;

	TransactionFinder(KafkaAccess kafka) {
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
			return KafkaAccess.await(answer.partitionResult(partition))
				.activeProducers()
				.stream()
				.filter((producer) -> producer.currentTransactionStartOffset().isPresent())
				.min(Comparator.comparingLong((producer) -> producer.currentTransactionStartOffset().getAsLong()))
				.map(this::describe)
				.orElse("a producer that Kafka does not name");
		}
		catch (KafkaException ex) {
			return "a producer that Kafka does not tell us of: " + ex.getMessage();
		}
	}

	private String describe(ProducerState producer) {
		String known = String.format(Locale.ROOT, "producer id %d, epoch %d", producer.producerId(),
				producer.producerEpoch());
		try {
			Admin admin = this.kafka.admin();
			Optional<String> id = KafkaAccess
				.await(admin
					.listTransactions(new ListTransactionsOptions().filterProducerIds(Set.of(producer.producerId())))
					.all())
				.stream()
				.map(TransactionListing::transactionalId)
				.findFirst();
			if (id.isEmpty()) {
				return known + ", of which no coordinator knows a transaction";
			}
			known = String.format(Locale.ROOT, "transactional id '%s', %s", printable(id.get()), known);
			TransactionDescription transaction = KafkaAccess
				.await(admin.describeTransactions(List.of(id.get())).description(id.get()));
			return known + String.format(Locale.ROOT, ", open since %s with a timeout of %d s",
					Instant.ofEpochMilli(transaction.transactionStartTimeMs().orElse(0)),
					transaction.transactionTimeoutMs() / 1000);
		}
		catch (KafkaException ex) {
			return known + ", more of which Kafka does not tell us: " + ex.getMessage();
		}
	}

	/** Whoever opened the transaction chose its id. */
	static String printable(String id) {
		StringBuilder text = new StringBuilder();
		id.codePoints().limit(LONGEST_ID).forEach((point) -> {
			int type = Character.getType(point);
			boolean odd = type == Character.CONTROL || type == Character.FORMAT || type == Character.LINE_SEPARATOR
					|| type == Character.PARAGRAPH_SEPARATOR || type == Character.SURROGATE
					|| type == Character.PRIVATE_USE || type == Character.UNASSIGNED;
			text.append(odd ? String.format(Locale.ROOT, "\\u{%x}", point) : Character.toString(point));
		});
		return text.append((id.codePointCount(0, id.length()) > LONGEST_ID) ? "…" : "").toString();
	}

}
