package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import cl.gremio.web.problem.PublishException.Outcome;
import cl.gremio.web.problem.PublishException;

/**
 * The publications that wait for their publisher's threads, bounded in number and size.
 * Each is answered by its deadline, whether it still waits here or not.
 */
final class PublicationQueue {

	private final Deque<Publication> waiting = new ArrayDeque<>();

	private final Admission admission;

	private final PublisherMetrics metrics;

	private final ScheduledThreadPoolExecutor deadlines;

	private boolean closed;

	private int takers;

	PublicationQueue(String name, PublisherProperties properties, PublisherMetrics metrics) {
		this.admission = new Admission(properties.maxInFlight(), properties.maxInFlightSize().toBytes());
		this.metrics = metrics;
		this.deadlines = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, name + "-deadlines");
			thread.setDaemon(true);
			return thread;
		});
		this.deadlines.setRemoveOnCancelPolicy(true);
		metrics.gaugeInFlight(this.admission);
	}

	/** Takes records in, or refuses them at once. */
	CompletableFuture<Void> add(List<OutgoingRecord> records, Duration deadline) {
		return add(records, records.stream().mapToLong((record) -> record.value().length).sum(), deadline);
	}

	/** Takes records in that are so many bytes, or refuses them at once. */
	CompletableFuture<Void> add(Iterable<OutgoingRecord> records, long size, Duration deadline) {
		if (!this.admission.admit(size)) {
			return refuse("The queue is full.");
		}
		Publication publication = new Publication(records, size, (outcome) -> {
			this.admission.release(size);
			this.metrics.answered(outcome);
		});
		synchronized (this) {
			if (!this.closed) {
				answerBy(deadline, publication);
				this.waiting.addLast(publication);
				notifyAll();
				return publication.answer();
			}
		}
		publication.refuse("The service is shutting down.", null);
		return publication.answer();
	}

	private CompletableFuture<Void> refuse(String detail) {
		this.metrics.answered(Outcome.NOT_WRITTEN);
		return CompletableFuture.failedFuture(new PublishException(Outcome.NOT_WRITTEN, detail, null));
	}

	private void answerBy(Duration deadline, Publication publication) {
		Future<?> timer = this.deadlines.schedule(() -> {
			publication.fail("Kafka did not answer within " + deadline.toMillis() + " ms.", null);
			forget(publication);
		}, deadline.toNanos(), TimeUnit.NANOSECONDS);
		publication.answer().whenComplete((none, failure) -> timer.cancel(false));
	}

	private synchronized void forget(Publication publication) {
		this.waiting.remove(publication);
	}

	/**
	 * Waits for publications, and takes the oldest.
	 * @param maxCount how many to take at most
	 * @param maxSize how many bytes to take at most, unless the first alone has more
	 * @return none only when the queue is closed and nothing waits any more
	 */
	synchronized List<Publication> take(int maxCount, long maxSize) throws InterruptedException {
		while (this.waiting.isEmpty() && !this.closed) {
			wait();
		}
		List<Publication> taken = new ArrayList<>(Math.min(maxCount, this.waiting.size()));
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

	/** Puts publications back in front, but for those that have been answered since. */
	synchronized void putBack(List<Publication> taken) {
		for (int i = taken.size() - 1; i >= 0; i--) {
			if (!taken.get(i).isAnswered()) {
				this.waiting.addFirst(taken.get(i));
			}
		}
		notifyAll();
	}

	/** Waits, though not for long once there is nothing left to wait for. */
	synchronized void pause(Duration time) throws InterruptedException {
		long end = System.nanoTime() + time.toNanos();
		long left = time.toNanos();
		while (left > 0 && !isDrained()) {
			TimeUnit.NANOSECONDS.timedWait(this, left);
			left = end - System.nanoTime();
		}
	}

	/** Whether it is closed and nothing waits any more. */
	synchronized boolean isDrained() {
		return this.closed && this.waiting.isEmpty();
	}

	/** Takes no more publications; those that wait still do. */
	synchronized void close() {
		this.closed = true;
		notifyAll();
	}

	/** One more thread takes from it. */
	synchronized void join() {
		this.takers++;
	}

	/** A thread takes no more; the last gives up on the publications that still wait. */
	void leave() {
		if (isLastToLeave()) {
			giveUp();
		}
	}

	private synchronized boolean isLastToLeave() {
		this.takers--;
		return this.takers == 0;
	}

	/** Gives up on those that still wait; their publisher has come to its end. */
	void giveUp() {
		close();
		List<Publication> left;
		synchronized (this) {
			left = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		left.forEach((publication) -> publication.fail("The service is shutting down.", null));
		this.deadlines.shutdownNow();
	}

}
