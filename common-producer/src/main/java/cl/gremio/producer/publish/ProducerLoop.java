package cl.gremio.producer.publish;

import java.time.Duration;
import java.util.List;

import cl.gremio.service.WorkerThread;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that writes what a queue holds in a session with Kafka. After a failure it
 * opens another session, as often as it takes: while Kafka is away at the start, and
 * after an error that a producer does not survive.
 */
final class ProducerLoop {

	private static final Logger log = LoggerFactory.getLogger(ProducerLoop.class);

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

	private final WriteQueue queue;

	private final Session session;

	private final Duration patience;

	private final WorkerThread thread;

	/**
	 * Whether the session was opened, until the next is. Written by the loop's thread
	 * only.
	 */
	private volatile boolean open;

	/**
	 * A loop that is yet to be started.
	 * @param patience how long a close waits for the writes in flight
	 */
	ProducerLoop(String name, WriteQueue queue, Session session, Duration patience) {
		this.queue = queue;
		this.session = session;
		this.patience = patience;
		this.thread = new WorkerThread(name, "Publishing", PAUSE, this::run);
	}

	void start() {
		this.thread.start();
	}

	private void run(WorkerThread.Run run) throws InterruptedException {
		Duration closeTimeout = Duration.ZERO;
		this.open = false;
		try {
			if (!this.queue.isDrained()) {
				this.session.open();
				this.open = true;
				run.recovered();
				this.session.run();
				closeTimeout = this.patience;
			}
			this.thread.askToStop();
		}
		catch (InterruptException ex) {
			throw new InterruptedException(ex.getMessage());
		}
		finally {
			close(closeTimeout);
		}
	}

	private void close(Duration timeout) {
		// In an interrupted thread, Kafka's close gives up and leaves a thread running.
		boolean interrupted = Thread.interrupted();
		try {
			this.session.close(timeout);
		}
		catch (KafkaException ex) {
			log.debug("The producer did not close", ex);
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Refuses new writes, finishes those in flight within the loops' patience, and ends
	 * the loops of a queue.
	 */
	static void closeAll(WriteQueue queue, List<ProducerLoop> loops) {
		queue.close();
		long start = System.nanoTime();
		for (ProducerLoop loop : loops) {
			loop.end(loop.patience.minusNanos(System.nanoTime() - start));
		}
		queue.abandon();
	}

	private void end(Duration patience) {
		boolean waitsInVain = !this.open && this.queue.isDrained();
		if (waitsInVain || !this.thread.join(patience)) {
			log.info("Closes without waiting for Kafka any longer");
			this.thread.interrupt();
			this.thread.stop(AFTER_INTERRUPT);
		}
	}

	/** The use of a producer, from its making to its close. By one thread. */
	interface Session {

		/** Makes a producer fit for use; may wait for Kafka, and fail. */
		void open();

		/** Works until the queue is drained, or fails if the producer can't go on. */
		void run() throws InterruptedException;

		/** Closes the producer, if there is one. */
		void close(Duration timeout);

	}

}
