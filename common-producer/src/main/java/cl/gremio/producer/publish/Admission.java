package cl.gremio.producer.publish;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds what is under way, in number and in bytes. */
final class Admission {

	private final int maxCount;

	private final long maxSize;

	private final AtomicInteger count = new AtomicInteger();

	private final AtomicLong size = new AtomicLong();

	Admission(int maxCount, long maxSize) {
		this.maxCount = maxCount;
		this.maxSize = maxSize;
	}

	/** Whether there is room; what is larger than all of it is let in alone. */
	boolean admit(long bytes) {
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
