package cl.gremio.board.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** An event loop whose tasks and clock run when the test says so. */
class ManualEventLoop implements EventLoop {

	private final Queue<Runnable> ready = new ArrayDeque<>();

	private final PriorityQueue<Timed> timed = new PriorityQueue<>(
			Comparator.comparing(Timed::due).thenComparing(Timed::number));

	private Duration now = Duration.ofDays(1);

	private long number;

	@Override
	public void execute(Runnable task) {
		this.ready.add(task);
	}

	@Override
	public void schedule(Duration delay, Runnable task) {
		this.timed.add(new Timed(this.now.plus(delay), this.number++, task));
	}

	@Override
	public Duration now() {
		return this.now;
	}

	/** Runs the next task, if one is ready. */
	boolean runOne() {
		Runnable task = this.ready.poll();
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	/** Runs all tasks that are ready. */
	void run() {
		while (runOne()) {
			continue;
		}
	}

	/** Lets time pass, and runs what becomes due. */
	void pass(Duration time) {
		Duration end = this.now.plus(time);
		run();
		while (!this.timed.isEmpty() && this.timed.peek().due().compareTo(end) <= 0) {
			Timed next = this.timed.remove();
			this.now = next.due();
			next.task().run();
			run();
		}
		this.now = end;
	}

	private record Timed(Duration due, long number, Runnable task) {

	}

}
