package cl.gremio.web.body;

import java.util.concurrent.atomic.AtomicLong;

import org.springframework.util.unit.DataSize;

/** Limits the memory of bodies that are on their way. */
public final class MemoryBudget {

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

	/** The reserved memory, in bytes. */
	public long reserved() {
		return this.reserved.get();
	}

}
