package cl.gremio.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cl.gremio.model.wire.OneLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that repeats a task until it is stopped. No exception of the task ends the
 * thread. It can be started again after a stop.
 */
public final class WorkerThread {

	private static final Logger logger = LoggerFactory.getLogger(WorkerThread.class);

	private final String name;

	/** Used by the running thread only. */
	private final OutageLog outages;

	private final Duration pause;

	private final Task task;

	/** The run that is not stopped. Guarded by this. */
	private @Nullable Run run;

	/** The thread of the last run. Guarded by this. */
	private @Nullable Thread thread;

	/**
	 * Creates a thread that is yet to be started.
	 * @param description the beginning of a log line: {@code Running the streams}
	 * @param pause the time between the end of the task and its next start
	 */
	public WorkerThread(String name, String description, Duration pause, Task task) {
		this.name = name;
		this.outages = new OutageLog(logger, description);
		this.pause = pause;
		this.task = task;
	}

	/** Starts the thread, unless it runs. */
	public synchronized void start() {
		if (this.run != null) {
			return;
		}
		Run next = new Run(this.outages);
		Thread before = this.thread;
		this.run = next;
		this.thread = new Thread(() -> repeat(next, before), this.name);
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/** Waits for a thread that did not stop in time: two must not work at once. */
	private void repeat(Run current, @Nullable Thread before) {
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
			this.outages.report(ex);
		}
	}

	/** Asks the thread to end without waiting for it. */
	public synchronized void askToStop() {
		if (this.run != null) {
			this.run.stopped.countDown();
			this.run = null;
		}
	}

	/**
	 * Ends the thread and waits for its end.
	 * @param patience the longest wait
	 */
	public void stop(Duration patience) {
		askToStop();
		join(patience);
	}

	/**
	 * Waits for the end of the thread.
	 * @param patience the longest wait
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

	/** Interrupts the task. The thread ends if the task throws the interruption. */
	public synchronized void interrupt() {
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	/** Whether the thread has been started and not stopped. */
	public synchronized boolean isRunning() {
		return this.run != null;
	}

	/** The task that the thread repeats. */
	@FunctionalInterface
	public interface Task {

		/**
		 * Runs the task once. A long task regularly checks whether the run is stopped.
		 * @throws Exception any exception, which is logged
		 */
		void run(Run run) throws Exception;

	}

	/** The time from a start to the next stop. */
	public static final class Run {

		private final CountDownLatch stopped = new CountDownLatch(1);

		private final OutageLog outages;

		private Run(OutageLog outages) {
			this.outages = outages;
		}

		/** Whether the task is to end. */
		public boolean isStopped() {
			return this.stopped.getCount() == 0;
		}

		/**
		 * Waits until the task is to end, but not longer than this.
		 * @return whether the task is to end
		 */
		public boolean awaitStop(Duration time) throws InterruptedException {
			return this.stopped.await(time.toNanos(), TimeUnit.NANOSECONDS);
		}

		/** Reports that the task has got past the point where it failed before. */
		public void recovered() {
			this.outages.end();
		}

	}

}
