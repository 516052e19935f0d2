package cl.gremio.producer.publish;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the writes in flight, in number and in bytes. Safe for many threads. */
final class InFlightLimit {

	private final int maxCount;

	private final long maxSize;

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicLong size = new AtomicLong();

	InFlightLimit(int maxCount, long maxSize) {
		this.maxCount = maxCount;
		this.maxSize = maxSize;
	}

	/**
	 * Takes room for a write. A write that is larger than the bound is let in alone.
	 * @return whether there was room
	 */
	boolean tryAcquire(long bytes) {
		int counted = this.count.incrementAndGet();
		long sized = this.size.addAndGet(bytes);
		if (counted <= this.maxCount && (sized <= this.maxSize || sized == bytes)) {
			return true;
		}
		release(bytes);
		return false;
	}

	void release(long bytes) {
		this.count.decrementAndGet();
		this.size.addAndGet(-bytes);
	}

	int count() {
		return this.count.get();
	}

}
