package cl.gremio.service.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Many publications in one transaction. */
final class GroupCommit {

	private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

	private final Producer<byte[], byte[]> producer;

	private final PublicationQueue queue;

	GroupCommit(Producer<byte[], byte[]> producer, PublicationQueue queue) {
		this.producer = producer;
		this.queue = queue;
	}

	/**
	 * Publishes a batch in a transaction of its own. What a failed one held goes back to
	 * the queue, up to its deadline, unless it was alone and refused for its own sake.
	 * @return whether the transaction was committed
	 * @throws RuntimeException if the producer can't go on; a new one with its
	 * transactional id ends the transaction
	 */
	boolean publish(List<Publication> batch) {
		try {
			this.producer.beginTransaction();
			Exception failure = send(batch);
			if (failure == null && pledge(batch)) {
				TransactionEnd.commit(this.producer);
				batch.forEach(Publication::written);
				return true;
			}
			TransactionEnd.abort(this.producer);
			if (failure != null) {
				log.debug("Aborted a transaction of {} publication(s)", batch.size(), failure);
				refuseIfAlone(batch, failure);
			}
			this.queue.putBack(batch);
			return false;
		}
		catch (RuntimeException ex) {
			failIfInDoubt(batch, ex);
			this.queue.putBack(batch);
			throw ex;
		}
	}

	/**
	 * Sends every record and waits until Kafka has them, so that the commit, which puts
	 * them in doubt, is asked for last.
	 */
	private @Nullable Exception send(List<Publication> batch) {
		AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
		try {
			Map<String, Integer> partitions = partitionsOfTopics(batch);
			for (Publication publication : batch) {
				for (Outgoing record : publication.records()) {
					this.producer.send(record.placedAmong(partitions.get(record.topic())), (metadata, ex) -> {
						if (ex != null) {
							failure.compareAndSet(null, ex);
						}
					});
				}
			}
			this.producer.flush();
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			failure.compareAndSet(null, ex);
		}
		return failure.get();
	}

	/**
	 * All looked up before the first record is sent: only then does the broker's clock
	 * run.
	 */
	private Map<String, Integer> partitionsOfTopics(List<Publication> batch) {
		Map<String, Integer> partitions = new HashMap<>();
		for (Publication publication : batch) {
			for (Outgoing record : publication.records()) {
				partitions.computeIfAbsent(record.topic(), (topic) -> this.producer.partitionsFor(topic).size());
			}
		}
		return partitions;
	}

	/**
	 * Pledges all or none. One whose deadline has passed was answered as not written, so
	 * its records, which are part of the transaction, must not be committed.
	 */
	private static boolean pledge(List<Publication> batch) {
		for (int i = 0; i < batch.size(); i++) {
			if (!batch.get(i).pledge()) {
				batch.subList(0, i).forEach(Publication::revoke);
				return false;
			}
		}
		return true;
	}

	private static void refuseIfAlone(List<Publication> batch, Exception failure) {
		if (batch.size() == 1 && !(failure instanceof RetriableException)) {
			batch.get(0).refuse("Kafka did not take the records: " + failure.getMessage(), failure);
		}
	}

	private static void failIfInDoubt(List<Publication> batch, RuntimeException cause) {
		for (Publication publication : batch) {
			if (publication.isInDoubt()) {
				publication.fail("Kafka did not confirm the commit: " + cause.getMessage(), cause);
			}
		}
	}

}
