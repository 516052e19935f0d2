package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import cl.gremio.service.logging.FailureText;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes several records as one, with group commit: the publications that arrive while
 * a transaction is under way share the next one and are answered at its commit. There are
 * several producers, and while one of them waits for its commit another sends.
 */
final class TransactionalPublisher implements Publisher {

	private static final Logger log = LoggerFactory.getLogger(TransactionalPublisher.class);

	private static final Duration PAUSE_AFTER_ABORT = Duration.ofMillis(20);

	private final PublisherProperties properties;

	private final PublicationQueue queue;

	private final Timer commits;

	private final List<ProducerLoop> loops = new ArrayList<>();

	/** Held by the one that gathers and sends, so that many share a transaction. */
	private final Lock turn = new ReentrantLock();

	/**
	 * A publisher that has started.
	 * @param producers for each of those that take turns, what makes it
	 */
	TransactionalPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			List<Supplier<Producer<byte[], byte[]>>> producers) {
		this.properties = properties;
		this.queue = new PublicationQueue(name, properties, metrics);
		this.commits = metrics.commits();
		for (Supplier<Producer<byte[], byte[]>> each : producers) {
			this.loops.add(new ProducerLoop(name + "-" + (this.loops.size() + 1), this.queue, each, new Transactions(),
					properties.deadline()));
		}
		this.loops.forEach(ProducerLoop::start);
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		return publish(records, this.properties.deadline());
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records, Duration deadline) {
		if (records.isEmpty()) {
			throw new IllegalArgumentException("There is nothing to publish");
		}
		return this.queue.add(records, deadline);
	}

	@Override
	public void close() {
		ProducerLoop.closeAll(this.loops);
	}

	/** Also ends the transaction that a former producer with this id left open. */
	static void initialize(Producer<?, ?> producer, PublicationQueue queue) {
		boolean told = false;
		while (true) {
			try {
				producer.initTransactions();
				return;
			}
			catch (TimeoutException ex) {
				// Safe to be asked for again, which waits another max.block.ms.
				if (queue.isDrained()) {
					throw ex;
				}
				if (!told) {
					log.info("Kafka opens no transactions yet, and is asked again until it does: {}",
							FailureText.of(ex));
					told = true;
				}
			}
		}
	}

	/** One transaction after the other, with one producer. */
	private final class Transactions implements ProducerLoop.Work {

		private final PublicationQueue queue = TransactionalPublisher.this.queue;

		private final PublisherProperties properties = TransactionalPublisher.this.properties;

		@Override
		public void prepare(Producer<byte[], byte[]> producer) {
			initialize(producer, this.queue);
		}

		/**
		 * How many publications may share a transaction is halved when one fails and
		 * doubled when one succeeds. So a record that Kafka refuses is alone after a few
		 * steps, and its neighbours get through.
		 */
		@Override
		public void run(Producer<byte[], byte[]> producer) throws InterruptedException {
			int limit = this.properties.maxBatch();
			GroupCommit transaction = begin(producer, limit);
			while (transaction != null) {
				if (transaction.end()) {
					limit = Math.min(this.properties.maxBatch(), limit * 2);
					pause(this.properties.pause());
				}
				else {
					limit = Math.max(1, transaction.size() / 2);
					pause(PAUSE_AFTER_ABORT);
				}
				transaction = begin(producer, limit);
			}
		}

		/** Gathers publications and sends them; none only at the end. */
		private @Nullable GroupCommit begin(Producer<byte[], byte[]> producer, int limit) throws InterruptedException {
			TransactionalPublisher.this.turn.lockInterruptibly();
			try {
				List<Publication> batch = this.queue.take(limit, this.properties.maxBatchSize().toBytes());
				if (batch.isEmpty()) {
					return null;
				}
				GroupCommit transaction = new GroupCommit(producer, batch, this.queue,
						TransactionalPublisher.this.commits);
				transaction.begin();
				return transaction;
			}
			finally {
				TransactionalPublisher.this.turn.unlock();
			}
		}

		private void pause(Duration time) throws InterruptedException {
			TimeUnit.NANOSECONDS.sleep(time.toNanos());
		}

	}

}
