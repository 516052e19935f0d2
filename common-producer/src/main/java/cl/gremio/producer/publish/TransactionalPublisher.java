package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Publishes several records as one, with group commit: the writes that arrive during a
 * transaction share the next one, and its commit answers them. There are several
 * producers, and while one waits for its commit another sends.
 */
final class TransactionalPublisher implements Publisher {

	private static final Duration PAUSE_AFTER_ABORT = Duration.ofMillis(20);

	private final Duration deadline;

	private final WriteQueue queue;

	private final List<ProducerLoop> loops = new ArrayList<>();

	/**
	 * A publisher that has started.
	 * @param topics to which records go
	 * @param producers a source for each of the producers that take turns
	 */
	TransactionalPublisher(String name, PublisherProperties properties, PublisherMetrics metrics,
			Collection<String> topics, List<? extends ProducerSource> producers) {
		this.deadline = properties.deadline();
		this.queue = new WriteQueue(name, properties, metrics);
		TransactionLoop.Limits limits = new TransactionLoop.Limits(properties.maxBatch(),
				properties.maxBatchSize().toBytes(), properties.pause(), PAUSE_AFTER_ABORT);
		Lock turn = new ReentrantLock();
		for (ProducerSource each : producers) {
			TransactionLoop transactions = new TransactionLoop(this.queue, limits, topics, metrics.commits(), turn,
					each, () -> {
					});
			this.loops.add(new ProducerLoop(name + "-" + (this.loops.size() + 1), this.queue, transactions,
					properties.deadline()));
		}
		this.loops.forEach(ProducerLoop::start);
	}

	@Override
	public CompletableFuture<Void> publish(List<OutgoingRecord> records) {
		return publish(records, this.deadline);
	}

	CompletableFuture<Void> publish(List<OutgoingRecord> records, Duration deadline) {
		if (records.isEmpty()) {
			throw new IllegalArgumentException("There is nothing to publish");
		}
		return this.queue.add(PendingWrite.of(records, deadline));
	}

	@Override
	public void close() {
		ProducerLoop.closeAll(this.queue, this.loops);
	}

}
