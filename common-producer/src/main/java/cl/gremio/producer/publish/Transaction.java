package cl.gremio.producer.publish;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import cl.gremio.service.OutageLog;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction, which writes the records of all its writes or none. By one thread. A
 * method that throws leaves the transaction to the next producer with the transactional
 * id, whose start ends it.
 */
final class Transaction {

	private static final Logger log = LoggerFactory.getLogger(Transaction.class);

	private final Producer<byte[], byte[]> producer;

	private final List<PendingWrite<?>> writes;

	private final Timer commits;

	private final long start = System.nanoTime();

	/** The first failure of a record. Set by the producer's thread too. */
	private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

	/**
	 * A transaction that is yet to begin.
	 * @param commits times the transaction if it is committed
	 */
	Transaction(Producer<byte[], byte[]> producer, List<PendingWrite<?>> writes, Timer commits) {
		this.producer = producer;
		this.writes = writes;
		this.commits = commits;
	}

	List<PendingWrite<?>> writes() {
		return this.writes;
	}

	/**
	 * Begins the transaction, sends every record and waits until Kafka has them. Only the
	 * commit, which comes last, puts the writes in doubt.
	 * @param topics of the records
	 */
	void begin(Collection<String> topics) {
		this.producer.beginTransaction();
		try {
			send(topics);
		}
		catch (InterruptException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			this.failure.compareAndSet(null, ex);
		}
	}

	private void send(Collection<String> topics) {
		// The broker's clock runs from the first record on, so the lookups come first
		Map<String, Integer> partitions = new HashMap<>();
		topics.forEach((topic) -> partitions.put(topic, this.producer.partitionsFor(topic).size()));
		for (PendingWrite<?> write : this.writes) {
			write.claim(this.producer);
			for (OutgoingRecord record : write.records()) {
				if (write.isAnswered() || this.failure.get() != null) {
					return;
				}
				this.producer.send(record.placedAmong(partitions.get(record.topic())), (metadata, ex) -> {
					if (ex != null) {
						this.failure.compareAndSet(null, ex);
					}
				});
			}
		}
		this.producer.flush();
	}

	/**
	 * Commits the transaction if Kafka has all records, and aborts it if not. A single
	 * write whose record Kafka refuses is answered.
	 * @return whether the transaction was committed
	 */
	boolean end() {
		Exception refusal = this.failure.get();
		if (refusal == null && markAllInDoubt()) {
			commit();
			this.commits.record(System.nanoTime() - this.start, TimeUnit.NANOSECONDS);
			this.writes.forEach(PendingWrite::succeed);
			return true;
		}
		untilAnswered("Aborting a transaction", this.producer::abortTransaction);
		if (refusal != null) {
			log.debug("Aborted a transaction of {} write(s)", this.writes.size(), refusal);
			if (this.writes.size() == 1 && !(refusal instanceof RetriableException)) {
				this.writes.get(0).refuse("Kafka did not take the records: " + refusal.getMessage(), refusal);
			}
		}
		return false;
	}

	/**
	 * Marks all writes or none. A write whose deadline has passed was answered as not
	 * written, but its records are part of the transaction, which must not be committed.
	 */
	private boolean markAllInDoubt() {
		for (int i = 0; i < this.writes.size(); i++) {
			if (!this.writes.get(i).markInDoubt()) {
				this.writes.subList(0, i).forEach(PendingWrite::clearDoubt);
				return false;
			}
		}
		return true;
	}

	private void commit() {
		try {
			untilAnswered("Committing a transaction", this.producer::commitTransaction);
		}
		catch (RuntimeException | Error ex) {
			this.writes.forEach((write) -> write.fail("Kafka did not confirm the commit: " + ex.getMessage(), ex));
			throw ex;
		}
	}

	/**
	 * A commit or abort that timed out may have happened. Kafka's producer takes the same
	 * request again, and no other, until it knows; each call waits {@code max.block.ms}.
	 */
	private static void untilAnswered(String task, Runnable request) {
		OutageLog outage = new OutageLog(log, task);
		while (true) {
			try {
				request.run();
				outage.end();
				return;
			}
			catch (TimeoutException ex) {
				outage.report(ex);
			}
		}
	}

}
