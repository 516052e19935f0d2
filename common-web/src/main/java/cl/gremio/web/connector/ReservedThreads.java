package cl.gremio.web.connector;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Two threads for health checks, which exist only while they are needed. */
public final class ReservedThreads implements AutoCloseable {

	private static final int THREADS = 2;

	private static final int MAX_WAITING = 1000;

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(THREADS, THREADS, IDLE.toMillis(),
			TimeUnit.MILLISECONDS, new LinkedBlockingQueue<>(MAX_WAITING), ReservedThread::new);

	ReservedThreads() {
		this.executor.allowCoreThreadTimeOut(true);
	}

	/** Whether the current thread is one of these, and must not wait for a client. */
	public static boolean isCurrent() {
		return Thread.currentThread() instanceof ReservedThread;
	}

	/**
	 * Runs a task.
	 * @throws RejectedExecutionException if too many tasks wait
	 */
	void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void close() {
		this.executor.shutdown();
	}

	private static final class ReservedThread extends Thread {

		ReservedThread(Runnable task) {
			super(task, "http-health");
			setDaemon(true);
		}

	}

}
