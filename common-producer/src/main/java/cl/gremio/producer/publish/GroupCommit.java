package cl.gremio.producer.publish;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many publications in one transaction. What a failed one held goes back to the queue, up
 * to its deadline, unless it was alone and refused for its own sake.
 */
final class GroupCommit {

	private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

	private final Producer<byte[], byte[]> producer;

	private final List<Publication> batch;

	private final PublicationQueue queue;

	private final Timer commits;

	private long begin;

	/** Of the first record that Kafka did not take. */
	private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

	GroupCommit(Producer<byte[], byte[]> producer, List<Publication> batch, PublicationQueue queue, Timer commits) {
		this.producer = producer;
		this.batch = batch;
		this.queue = queue;
		this.commits = commits;
	}

	/** How many publications it has. */
	int size() {
		return this.batch.size();
	}

	/**
	 * Begins the transaction, sends every record and waits until Kafka has them, so that
	 * the commit, which puts them in doubt, is asked for last.
	 * @throws RuntimeException if the producer can't go on; a new one with its
	 * transactional id ends the transaction
	 */
	void begin() {
		this.begin = System.nanoTime();
		try {
			this.producer.beginTransaction();
			send();
		}
		catch (RuntimeException | Error ex) {
			this.queue.putBack(this.batch);
			throw ex;
		}
	}

	private void send() {
		try {
			Map<String, Integer> partitions = partitionsOfTopics();
			for (Publication publication : this.batch) {
				for (OutgoingRecord record : publication.records()) {
					this.producer.send(record.placedAmong(partitions.get(record.topic())), (metadata, ex) -> {
						if (ex != null) {
							this.failure.compareAndSet(null, ex);
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
			this.failure.compareAndSet(null, ex);
		}
	}

	/**
	 * Commits the transaction if Kafka has all records, and aborts it if not.
	 * @return whether it was committed
	 * @throws RuntimeException as {@link #begin()}
	 */
	boolean end() {
		try {
			Exception refusal = this.failure.get();
			if (refusal == null && pledge()) {
				TransactionEnd.commit(this.producer);
				this.commits.record(System.nanoTime() - this.begin, TimeUnit.NANOSECONDS);
				this.batch.forEach(Publication::written);
				return true;
			}
			TransactionEnd.abort(this.producer);
			if (refusal != null) {
				log.debug("Aborted a transaction of {} publication(s)", this.batch.size(), refusal);
				refuseIfAlone(refusal);
			}
			this.queue.putBack(this.batch);
			return false;
		}
		catch (RuntimeException | Error ex) {
			failIfInDoubt(ex);
			this.queue.putBack(this.batch);
			throw ex;
		}
	}

	/**
	 * All looked up before the first record is sent: only then does the broker's clock
	 * run.
	 */
	private Map<String, Integer> partitionsOfTopics() {
		Map<String, Integer> partitions = new HashMap<>();
		for (Publication publication : this.batch) {
			for (OutgoingRecord record : publication.records()) {
				partitions.computeIfAbsent(record.topic(), (topic) -> this.producer.partitionsFor(topic).size());
			}
		}
		return partitions;
	}

	/**
	 * Pledges all or none. One whose deadline has passed was answered as not written, so
	 * its records, which are part of the transaction, must not be committed.
	 */
	private boolean pledge() {
		for (int i = 0; i < this.batch.size(); i++) {
			if (!this.batch.get(i).pledge()) {
				this.batch.subList(0, i).forEach(Publication::revoke);
				return false;
			}
		}
		return true;
	}

	private void refuseIfAlone(Exception refusal) {
		if (this.batch.size() == 1 && !(refusal instanceof RetriableException)) {
			this.batch.get(0).refuse("Kafka did not take the records: " + refusal.getMessage(), refusal);
		}
	}

	private void failIfInDoubt(Throwable cause) {
		for (Publication publication : this.batch) {
			if (publication.isInDoubt()) {
				publication.fail("Kafka did not confirm the commit: " + cause.getMessage(), cause);
			}
		}
	}

}
