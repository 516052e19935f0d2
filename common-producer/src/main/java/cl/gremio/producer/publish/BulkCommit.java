package cl.gremio.producer.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.producer.publish.BulkTransactions.Submission;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One bulk in one transaction. */
final class BulkCommit {

	private static final Logger log = LoggerFactory.getLogger(BulkCommit.class);

	private final Producer<byte[], byte[]> producer;

	private final Collection<String> topics;

	private final Claims claims;

	/**
	 * Commits bulks with a producer.
	 * @param topics to which their records go
	 */
	BulkCommit(Producer<byte[], byte[]> producer, Collection<String> topics, Claims claims) {
		this.producer = producer;
		this.topics = topics;
		this.claims = claims;
	}

	/**
	 * Publishes a bulk, unless it is a retry of one that is written.
	 * @return whether there is nothing left to do: false to try again
	 * @throws RuntimeException if the producer can't go on; a new one with its
	 * transactional id ends the transaction
	 */
	boolean publish(Publication publication, Submission submission) {
		try {
			// All looked up before the transaction: only then does the broker's clock run
			Map<String, Integer> partitions = partitions();
			this.producer.beginTransaction();
			return end(publication, send(publication, submission, partitions));
		}
		catch (RuntimeException | Error ex) {
			if (publication.isInDoubt()) {
				publication.fail("Kafka did not confirm the commit: " + ex.getMessage(), ex);
			}
			throw ex;
		}
	}

	private Map<String, Integer> partitions() {
		Map<String, Integer> partitions = new HashMap<>();
		this.topics.forEach((topic) -> partitions.put(topic, this.producer.partitionsFor(topic).size()));
		return partitions;
	}

	private Attempt send(Publication publication, Submission submission, Map<String, Integer> partitions) {
		try {
			Integer first = submission.bulk().mayBeRetried()
					? this.claims.first(this.producer, submission.bulk(), publication::isAnswered) : null;
			if (first != null) {
				submission.isRetryOf(first);
				return new Attempt(true, null);
			}
			return new Attempt(false, sendAll(publication, partitions));
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			return new Attempt(false, ex);
		}
	}

	/** Sends every record, as long as anybody waits, and waits until Kafka has them. */
	private @Nullable Exception sendAll(Publication publication, Map<String, Integer> partitions) {
		AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
		Iterator<OutgoingRecord> records = publication.records().iterator();
		while (records.hasNext() && failure.get() == null && !publication.isAnswered()) {
			OutgoingRecord record = records.next();
			this.producer.send(record.placedAmong(partitions.get(record.topic())), (metadata, ex) -> {
				if (ex != null) {
					failure.compareAndSet(null, ex);
				}
			});
		}
		if (!publication.isAnswered() && failure.get() == null) {
			this.producer.flush();
		}
		return failure.get();
	}

	private boolean end(Publication publication, Attempt attempt) {
		if (attempt.isSent() && publication.pledge()) {
			TransactionEnd.commit(this.producer);
			publication.written();
			return true;
		}
		TransactionEnd.abort(this.producer);
		if (attempt.isRetry()) {
			publication.written();
		}
		Exception failure = attempt.failure();
		if (failure != null) {
			log.debug("Aborted the transaction of a bulk", failure);
			if (!(failure instanceof RetriableException)) {
				publication.refuse("Kafka did not take the records: " + failure.getMessage(), failure);
			}
		}
		return publication.isAnswered();
	}

	/** What came of sending a bulk. */
	private record Attempt(boolean isRetry, @Nullable Exception failure) {

		boolean isSent() {
			return !this.isRetry && this.failure == null;
		}

	}

}
