package cl.gremio.service.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes several records as one, with group commit: the publications that arrive while
 * a transaction is under way share the next one and are answered at its commit.
 */
final class TransactionalPublisher implements Publisher {

	private static final Logger log = LoggerFactory.getLogger(TransactionalPublisher.class);

	private static final Duration PAUSE_AFTER_ABORT = Duration.ofMillis(20);

	private final PublisherProperties properties;

	private final PublicationQueue queue;

	private final Timer commits;

	private final ProducerLoop loop;

	TransactionalPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			Supplier<Producer<byte[], byte[]>> producers) {
		this.properties = properties;
		this.queue = new PublicationQueue(name, properties, metrics);
		this.commits = metrics.commits();
		this.loop = new ProducerLoop(name, this.queue, producers, new Transactions(), properties.deadline());
		this.loop.start();
	}

	@Override
	public CompletableFuture<Void> publish(List<Outgoing> records) {
		return publish(records, this.properties.deadline());
	}

	@Override
	public CompletableFuture<Void> publish(List<Outgoing> records, Duration deadline) {
		if (records.isEmpty()) {
			throw new IllegalArgumentException("There is nothing to publish");
		}
		return this.queue.add(records, deadline);
	}

	@Override
	public void close() {
		this.loop.close();
	}

	/** Also ends the transaction that a former producer with this id left open. */
	static void initialize(Producer<?, ?> producer, PublicationQueue queue) {
		boolean warned = false;
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
				if (!warned) {
					log.warn("Kafka opens no transactions yet, and is asked again until it does: {}", ex.getMessage());
					warned = true;
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
			GroupCommit groupCommit = new GroupCommit(producer, this.queue);
			int limit = this.properties.maxBatch();
			List<Publication> batch = take(limit);
			while (!batch.isEmpty()) {
				long begin = System.nanoTime();
				if (groupCommit.publish(batch)) {
					TransactionalPublisher.this.commits.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
					limit = Math.min(this.properties.maxBatch(), limit * 2);
					pause(this.properties.pause());
				}
				else {
					limit = Math.max(1, batch.size() / 2);
					pause(PAUSE_AFTER_ABORT);
				}
				batch = take(limit);
			}
		}

		private List<Publication> take(int limit) throws InterruptedException {
			return this.queue.take(limit, this.properties.maxBatchSize().toBytes());
		}

		private void pause(Duration time) throws InterruptedException {
			TimeUnit.NANOSECONDS.sleep(time.toNanos());
		}

	}

}
