package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/** Writes what a queue holds in one transaction after the other, with one producer. */
final class TransactionLoop implements ProducerLoop.Session {

	private final WriteQueue queue;

	private final Limits limits;

	private final Collection<String> topics;

	private final Timer commits;

	private final Lock turn;

	private final ProducerSource producers;

	private final Runnable onClose;

	/** Used by the loop's thread only. */
	private @Nullable Producer<byte[], byte[]> producer;

	/**
	 * A loop of transactions.
	 * @param topics to which records go
	 * @param commits times the transactions that are committed
	 * @param turn held by the loop that takes writes and sends them, so that many writes
	 * share a transaction while another loop waits for its commit
	 * @param onClose called when a producer is closed
	 */
	TransactionLoop(WriteQueue queue, Limits limits, Collection<String> topics, Timer commits, Lock turn,
			ProducerSource producers, Runnable onClose) {
		this.queue = queue;
		this.limits = limits;
		this.topics = topics;
		this.commits = commits;
		this.turn = turn;
		this.producers = producers;
		this.onClose = onClose;
	}

	@Override
	public void open() {
		this.producer = this.producers.open();
		// Also ends the transaction that an earlier producer with this id left open
		this.producer.initTransactions();
	}

	/**
	 * A transaction that fails halves the number of writes in the next, and one that
	 * succeeds doubles it. So a record that Kafka refuses is alone after a few steps, and
	 * the writes beside it get through.
	 */
	@Override
	public void run() throws InterruptedException {
		int maxWrites = this.limits.maxWrites();
		Transaction transaction = begin(maxWrites);
		while (transaction != null) {
			if (end(transaction)) {
				maxWrites = Math.min(this.limits.maxWrites(), maxWrites * 2);
				pause(this.limits.pause());
			}
			else {
				maxWrites = Math.max(1, transaction.writes().size() / 2);
				pause(this.limits.pauseAfterAbort());
			}
			transaction = begin(maxWrites);
		}
	}

	/** Takes writes and sends their records; none only when the queue is drained. */
	private @Nullable Transaction begin(int maxWrites) throws InterruptedException {
		this.turn.lockInterruptibly();
		try {
			List<PendingWrite<?>> writes = this.queue.take(maxWrites, this.limits.maxSize());
			if (writes.isEmpty()) {
				return null;
			}
			Transaction transaction = new Transaction(producer(), writes, this.commits);
			orPutBack(transaction, () -> transaction.begin(this.topics));
			return transaction;
		}
		finally {
			this.turn.unlock();
		}
	}

	/** Ends a transaction; returns whether every write has its answer. */
	private boolean end(Transaction transaction) {
		orPutBack(transaction, () -> {
			if (!transaction.end()) {
				this.queue.putBack(transaction.writes());
			}
		});
		return transaction.writes().stream().allMatch(PendingWrite::isAnswered);
	}

	private void orPutBack(Transaction transaction, Runnable step) {
		try {
			step.run();
		}
		catch (RuntimeException | Error ex) {
			this.queue.putBack(transaction.writes());
			throw ex;
		}
	}

	private static void pause(Duration time) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(time.toNanos());
	}

	private Producer<byte[], byte[]> producer() {
		Assert.state(this.producer != null, "The session is not open");
		return this.producer;
	}

	@Override
	public void close(Duration timeout) {
		this.onClose.run();
		if (this.producer != null) {
			this.producers.close(this.producer, timeout);
			this.producer = null;
		}
	}

	/**
	 * The bounds of a transaction.
	 *
	 * @param maxWrites how many writes it has at most
	 * @param maxSize how many bytes they have at most; one alone may have more
	 * @param pause between two transactions
	 * @param pauseAfterAbort before the writes of a transaction that failed are sent
	 * again
	 */
	record Limits(int maxWrites, long maxSize, Duration pause, Duration pauseAfterAbort) {
	}

}
