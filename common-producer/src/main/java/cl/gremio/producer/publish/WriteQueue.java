package cl.gremio.producer.publish;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.common.utils.ThreadUtils;
import org.jspecify.annotations.Nullable;

/**
 * The writes that wait for a publisher's threads, bounded in number and size. Each write
 * is answered by its deadline, in the queue or out of it. Safe for many threads.
 */
final class WriteQueue {

	private final InFlightLimit limit;

	private final PublisherMetrics metrics;

	private final ScheduledThreadPoolExecutor deadlines;

	/** Guarded by this. */
	private final Deque<PendingWrite<?>> waiting = new ArrayDeque<>();

	/** Guarded by this. */
	private boolean closed;

	/** Guarded by this. */
	private boolean abandoned;

	WriteQueue(String name, PublisherProperties properties, PublisherMetrics metrics) {
		this.limit = new InFlightLimit(properties.maxInFlight(), properties.maxInFlightSize().toBytes());
		this.metrics = metrics;
		this.deadlines = new ScheduledThreadPoolExecutor(1, ThreadUtils.createThreadFactory(name + "-deadlines", true));
		this.deadlines.setRemoveOnCancelPolicy(true);
		metrics.gaugeInFlight(this.limit);
	}

	/**
	 * Adds a write, or refuses it at once if there is no room.
	 * @return the answer to the write
	 */
	<T extends @Nullable Object> CompletableFuture<T> add(PendingWrite<T> write) {
		if (!this.limit.tryAcquire(write.size())) {
			write.onAnswer(this.metrics::answered);
			write.refuse("The queue is full.", null);
			return write.answer();
		}
		write.onAnswer((outcome) -> {
			this.limit.release(write.size());
			this.metrics.answered(outcome);
		});
		synchronized (this) {
			if (!this.closed) {
				scheduleDeadline(write);
				this.waiting.addLast(write);
				notifyAll();
				return write.answer();
			}
		}
		write.refuse("The service is shutting down.", null);
		return write.answer();
	}

	private void scheduleDeadline(PendingWrite<?> write) {
		Future<?> timer = this.deadlines.schedule(() -> {
			write.fail("Kafka did not answer within " + write.deadline().toMillis() + " ms.", null);
			remove(write);
		}, write.deadline().toNanos(), TimeUnit.NANOSECONDS);
		write.answer().whenComplete((result, failure) -> timer.cancel(false));
	}

	private synchronized void remove(PendingWrite<?> write) {
		this.waiting.remove(write);
	}

	/**
	 * Waits for writes, and takes the oldest.
	 * @param maxSize how many bytes to take at most, unless the first alone has more
	 * @return an empty list only when the queue is closed and no write waits anymore
	 */
	synchronized List<PendingWrite<?>> take(int maxCount, long maxSize) throws InterruptedException {
		while (this.waiting.isEmpty() && !this.closed) {
			wait();
		}
		List<PendingWrite<?>> taken = new ArrayList<>(Math.min(maxCount, this.waiting.size()));
		long size = 0;
		while (taken.size() < maxCount && !this.waiting.isEmpty()) {
			size += this.waiting.element().size();
			if (size > maxSize && !taken.isEmpty()) {
				break;
			}
			taken.add(this.waiting.remove());
		}
		return taken;
	}

	/** Puts writes back in front, except those that have been answered since. */
	void putBack(List<? extends PendingWrite<?>> taken) {
		synchronized (this) {
			for (int i = taken.size() - 1; i >= 0; i--) {
				if (!taken.get(i).isAnswered()) {
					this.waiting.addFirst(taken.get(i));
				}
			}
			notifyAll();
			if (!this.abandoned) {
				return;
			}
		}
		abandon();
	}

	/** Whether the queue is closed and no write waits anymore. */
	synchronized boolean isDrained() {
		return this.closed && this.waiting.isEmpty();
	}

	/** Refuses new writes from now on; those that wait stay. */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/** Closes the queue and gives up on the writes that still wait. */
	void abandon() {
		close();
		List<PendingWrite<?>> left;
		synchronized (this) {
			this.abandoned = true;
			left = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		left.forEach((write) -> write.fail("The service is shutting down.", null));
		this.deadlines.shutdownNow();
	}

}
