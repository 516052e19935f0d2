package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import cl.gremio.service.OutageLog;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one producer, which is made anew, as often as it takes, when it can't
 * go on: while Kafka is away at the start, and after an error that is final for it.
 */
final class ProducerLoop implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ProducerLoop.class);

	private static final Duration MIN_BACKOFF = Duration.ofMillis(100);

	private static final Duration MAX_BACKOFF = Duration.ofSeconds(1);

	private final PublicationQueue queue;

	private final Supplier<Producer<byte[], byte[]>> producers;

	private final Work work;

	private final Duration patience;

	private final Thread thread;

	/** Whether there is a producer fit for use. */
	private volatile boolean ready;

	private Duration backoff = MIN_BACKOFF;

	private final OutageLog troubles = new OutageLog(log, "Publishing");

	/**
	 * A loop that is yet to be started.
	 * @param producers makes a producer; may wait for Kafka, and fail
	 * @param patience how long to wait at the close for what is under way
	 */
	ProducerLoop(String name, PublicationQueue queue, Supplier<Producer<byte[], byte[]>> producers, Work work,
			Duration patience) {
		this.queue = queue;
		this.producers = producers;
		this.work = work;
		this.patience = patience;
		this.thread = new Thread(this::run, name);
		this.thread.setDaemon(true);
	}

	void start() {
		this.queue.join();
		this.thread.start();
	}

	private void run() {
		try {
			while (!this.queue.isDrained()) {
				long begin = System.nanoTime();
				if (!workWithOneProducer()) {
					backOff(Duration.ofNanos(System.nanoTime() - begin));
				}
			}
		}
		catch (InterruptedException | InterruptException ex) {
			log.info("Closed without waiting for Kafka any longer");
		}
		finally {
			this.queue.leave();
		}
	}

	private boolean workWithOneProducer() throws InterruptedException {
		Producer<byte[], byte[]> producer = null;
		boolean finished = false;
		this.ready = false;
		try {
			producer = this.producers.get();
			this.work.prepare(producer);
			this.ready = true;
			this.troubles.end();
			this.work.run(producer);
			finished = true;
		}
		catch (InterruptException | InterruptedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			this.troubles.report(ex);
		}
		finally {
			if (producer != null) {
				close(producer, finished ? this.patience : Duration.ZERO);
			}
		}
		return finished;
	}

	private void backOff(Duration lasted) throws InterruptedException {
		if (lasted.compareTo(MAX_BACKOFF.multipliedBy(10)) > 0) {
			this.backoff = MIN_BACKOFF;
		}
		this.queue.pause(this.backoff);
		Duration next = this.backoff.multipliedBy(2);
		this.backoff = (next.compareTo(MAX_BACKOFF) < 0) ? next : MAX_BACKOFF;
	}

	private void close(Producer<byte[], byte[]> producer, Duration timeout) {
		// In an interrupted thread Kafka's close gives up, with its own thread running.
		boolean interrupted = Thread.interrupted();
		try {
			producer.close(timeout);
		}
		catch (KafkaException ex) {
			log.debug("The producer that failed did not close either", ex);
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/** Finishes what is under way, within the loop's patience, and ends the thread. */
	@Override
	public void close() {
		closeAll(List.of(this));
	}

	/** Closes loops of one queue together, so that none waits for the others first. */
	static void closeAll(List<ProducerLoop> loops) {
		loops.forEach(ProducerLoop::finish);
		long begin = System.nanoTime();
		try {
			for (ProducerLoop loop : loops) {
				loop.end(loop.patience.minusNanos(System.nanoTime() - begin));
			}
		}
		catch (InterruptedException ex) {
			loops.forEach((loop) -> loop.thread.interrupt());
			Thread.currentThread().interrupt();
		}
	}

	private void finish() {
		this.queue.close();
		if (!this.ready && this.queue.isDrained()) {
			// It waits for Kafka, and nobody waits for it.
			this.thread.interrupt();
		}
	}

	private void end(Duration patience) throws InterruptedException {
		TimeUnit.NANOSECONDS.timedJoin(this.thread, patience.toNanos());
		this.thread.interrupt();
		this.thread.join(MAX_BACKOFF.toMillis());
	}

	/** What is done with a producer. */
	interface Work {

		/** Makes a new producer fit for use, or fails. */
		default void prepare(Producer<byte[], byte[]> producer) {
		}

		/** Works until the queue is drained, or fails where the producer can't go on. */
		void run(Producer<byte[], byte[]> producer) throws InterruptedException;

	}

}
