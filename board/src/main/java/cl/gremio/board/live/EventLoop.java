package cl.gremio.board.live;

import java.time.Duration;
import java.util.concurrent.Executor;

/** Runs tasks one after the other, so that what only they use needs no lock. */
interface EventLoop extends Executor {

	/** Runs a task after a time. */
	void schedule(Duration delay, Runnable task);

	/** The time since any fixed instant. */
	Duration now();

}
