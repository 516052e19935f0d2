package cl.gremio.web.body;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.util.unit.DataSize;

/** Bounds how much memory bodies take that are on their way. */
final public class MemoryBudget {

	private final long max;

	private final AtomicLong reserved = new AtomicLong();

	MemoryBudget(DataSize max) {
		this.max = max.toBytes();
	}

	boolean reserve(long bytes) {
		if (this.reserved.addAndGet(bytes) <= this.max) {
			return true;
		}
		release(bytes);
		return false;
	}

	void release(long bytes) {
		this.reserved.addAndGet(-bytes);
	}

	/** How much is reserved, in bytes. */
	public long reserved() {
		return this.reserved.get();
	}

}
