package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;

/** Publishes bulks, each in a transaction of its own, one after the other. */
final class BulkTransactions implements BulkPublisher {

	private static final Duration PAUSE_AFTER_ABORT = Duration.ofMillis(100);

	private final PublicationQueue queue;

	private final ProducerLoop loop;

	BulkTransactions(String name, PublisherProperties properties, PublisherMetrics metrics,
			Supplier<Producer<byte[], byte[]>> producers, Collection<String> topics, Claims claims) {
		this.queue = new PublicationQueue(name, properties, metrics);
		this.loop = new ProducerLoop(name, this.queue, producers,
				new Work(this.queue, metrics.commits(), topics, claims), properties.deadline());
		this.loop.start();
	}

	@Override
	public CompletableFuture<Integer> publish(Bulk bulk, Duration deadline) {
		Submission submission = new Submission(bulk);
		return this.queue.add(submission, bulk.size(), deadline).thenApply((published) -> submission.recorded);
	}

	@Override
	public void close() {
		this.loop.close();
	}

	/** A bulk, and how many events count under its id. */
	static final class Submission implements Iterable<OutgoingRecord> {

		private final Bulk bulk;

		private volatile int recorded;

		private Submission(Bulk bulk) {
			this.bulk = bulk;
			this.recorded = bulk.count();
		}

		Bulk bulk() {
			return this.bulk;
		}

		/** Another was first, and had so many. */
		void isRetryOf(int count) {
			this.recorded = count;
		}

		@Override
		public Iterator<OutgoingRecord> iterator() {
			return this.bulk.records();
		}

	}

	/** What is done with one producer. */
	private record Work(PublicationQueue queue, Timer commits, Collection<String> topics,
			Claims claims) implements ProducerLoop.Work {

		@Override
		public void prepare(Producer<byte[], byte[]> producer) {
			TransactionalPublisher.initialize(producer, this.queue);
		}

		@Override
		public void run(Producer<byte[], byte[]> producer) throws InterruptedException {
			BulkCommit commit = new BulkCommit(producer, this.topics, this.claims);
			try (this.claims) {
				List<Publication> next = this.queue.take(1, Long.MAX_VALUE);
				while (!next.isEmpty()) {
					publish(commit, next);
					next = this.queue.take(1, Long.MAX_VALUE);
				}
			}
		}

		private void publish(BulkCommit commit, List<Publication> next) throws InterruptedException {
			Publication publication = next.get(0);
			try {
				// The queue holds nothing but what publish puts there
				boolean done = this.commits
					.record(() -> commit.publish(publication, (Submission) publication.records()));
				if (!done) {
					this.queue.putBack(next);
					this.queue.pause(PAUSE_AFTER_ABORT);
				}
			}
			catch (RuntimeException | Error ex) {
				this.queue.putBack(next);
				throw ex;
			}
		}

	}

}
