package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

import cl.gremio.web.problem.PublishException;
import org.apache.kafka.clients.producer.Producer;

/**
 * Publishes bulks, each in a transaction of its own, one after the other. Safe for many
 * threads, and blocks none.
 */
public class TransactionalBulkPublisher implements AutoCloseable {

	private static final Duration PAUSE_AFTER_ABORT = Duration.ofMillis(100);

	private final WriteQueue queue;

	private final RetryDetector retries;

	private final ProducerLoop loop;

	TransactionalBulkPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			Collection<String> topics, ProducerSource producers, RetryDetector retries) {
		this.queue = new WriteQueue(name, properties, metrics);
		this.retries = retries;
		TransactionLoop.Limits limits = new TransactionLoop.Limits(1, Long.MAX_VALUE, Duration.ZERO, PAUSE_AFTER_ABORT);
		this.loop = new ProducerLoop(name, this.queue, new TransactionLoop(this.queue, limits, topics,
				metrics.commits(), new ReentrantLock(), producers, retries::close), properties.deadline());
		this.loop.start();
	}

	/**
	 * Publishes a bulk, all of it or none. Of the bulks with one id that may be retried,
	 * only the first within 24 hours is published, on all instances together.
	 * @param deadline after which the answer is given in any case
	 * @return the number of events that are recorded under the bulk's id, which are the
	 * first bulk's if this one is a retry; or a {@link PublishException}
	 */
	public CompletableFuture<Integer> publish(Bulk bulk, Duration deadline) {
		return this.queue.add(new BulkWrite(bulk, deadline, this.retries));
	}

	/** Refuses new bulks, finishes those in flight within a bound, and closes. */
	@Override
	public void close() {
		ProducerLoop.closeAll(this.queue, List.of(this.loop));
	}

	/** The write of a bulk, answered with the number of events under its id. */
	private static final class BulkWrite extends PendingWrite<Integer> {

		private final Bulk bulk;

		private final RetryDetector retries;

		BulkWrite(Bulk bulk, Duration deadline, RetryDetector retries) {
			super(bulk::records, bulk.size(), deadline, bulk.count());
			this.bulk = bulk;
			this.retries = retries;
		}

		@Override
		void claim(Producer<byte[], byte[]> producer) {
			if (this.bulk.mayBeRetried()) {
				Integer first = this.retries.countOfFirst(producer, this.bulk, this::isAnswered);
				if (first != null) {
					succeed(first);
				}
			}
		}

	}

}
