package cl.gremio.board.live;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An event loop on a thread of its own. */
final class ScheduledEventLoop implements EventLoop, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ScheduledEventLoop.class);

	private final ScheduledThreadPoolExecutor thread;

	ScheduledEventLoop() {
		this.thread = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread made = new Thread(task, "live");
			made.setDaemon(true);
			return made;
		}, new ThreadPoolExecutor.DiscardPolicy());
	}

	@Override
	public void execute(Runnable task) {
		this.thread.execute(() -> run(task));
	}

	@Override
	public void schedule(Duration delay, Runnable task) {
		this.thread.schedule(() -> run(task), delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException | Error ex) {
			log.error("A task of the live lists failed", ex);
		}
	}

	@Override
	public Duration now() {
		return Duration.ofNanos(System.nanoTime());
	}

	/** Drops the tasks that wait, and takes no further one. */
	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
