package cl.gremio.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cl.gremio.model.wire.OneLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that does a task again and again until it is stopped. Nothing that the task
 * throws ends it. After a stop it can be started again.
 */
public final class WorkerThread {

	private static final Logger logger = LoggerFactory.getLogger(WorkerThread.class);

	private final String name;

	private final OutageLog troubles;

	private final Duration pause;

	private final Task task;

	private @Nullable Run life;

	private @Nullable Thread thread;

	/**
	 * A loop that is yet to be started.
	 * @param name of the thread
	 * @param description what is done, as a log line begins: {@code Running the streams}
	 * @param pause between the end of the task and its next start
	 */
	public WorkerThread(String name, String description, Duration pause, Task task) {
		this.name = name;
		this.troubles = new OutageLog(logger, description);
		this.pause = pause;
		this.task = task;
	}

	/** Starts the thread, unless it is started. */
	public synchronized void start() {
		if (this.life != null) {
			return;
		}
		Run next = new Run(this.troubles);
		Thread before = this.thread;
		this.life = next;
		this.thread = new Thread(() -> run(next, before), this.name);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** A thread that did not stop in time and this one must not work at once. */
	private void run(Run current, @Nullable Thread before) {
		try {
			if (before != null) {
				before.join();
			}
			while (!current.isStopped()) {
				runOnce(current);
				current.awaitStop(this.pause);
			}
		}
		catch (InterruptedException ex) {
			logger.debug("{} was interrupted", OneLine.of(this.name), ex);
		}
	}

	private void runOnce(Run current) throws InterruptedException {
		try {
			this.task.run(current);
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Throwable ex) {
			this.troubles.report(ex);
		}
	}

	/** Asks the thread to end, and does not wait for it. */
	public synchronized void askToStop() {
		if (this.life != null) {
			this.life.stopped.countDown();
			this.life = null;
		}
	}

	/** Ends the thread, and waits for it, though not longer than this. */
	public void stop(Duration patience) {
		askToStop();
		join(patience);
	}

	/**
	 * Waits until the thread has ended, though not longer than this.
	 * @return whether the thread has ended
	 */
	public boolean join(Duration patience) {
		Thread ending;
		synchronized (this) {
			ending = this.thread;
		}
		try {
			if (ending != null) {
				TimeUnit.NANOSECONDS.timedJoin(ending, patience.toNanos());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return ending == null || !ending.isAlive();
	}

	/** Interrupts the task, and the thread ends. */
	public synchronized void interrupt() {
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	/** Whether it is started and not stopped. */
	public synchronized boolean isRunning() {
		return this.life != null;
	}

	/** What is done again and again. */
	@FunctionalInterface
	public interface Task {

		/**
		 * Does it once. A task that takes long looks now and then whether it is to stop.
		 * @throws Exception any, which is logged
		 */
		void run(Run life) throws Exception;

	}

	/** The time from one start to the next stop. */
	public static final class Run {

		private final CountDownLatch stopped = new CountDownLatch(1);

		private final OutageLog troubles;

		private Run(OutageLog troubles) {
			this.troubles = troubles;
		}

		/** Whether the task is to end. */
		public boolean isStopped() {
			return this.stopped.getCount() == 0;
		}

		/** Waits so long, unless the task is to end before, and says whether it is. */
		public boolean awaitStop(Duration time) throws InterruptedException {
			return this.stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
		}

		/** To be called when the task has got past what may have failed before. */
		public void recovered() {
			this.troubles.end();
		}

	}

}
