package cl.gremio.web.body;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.unit.DataSize;

/** Limits the size of each body, and the memory that all bodies take together. */
public final class SizeLimits {

	private final DataSize max;

	private final List<BulkRoute> bulkRoutes;

	private final MemoryBudget memory;

	private final MemoryBudget bulkMemory;

	/**
	 * Sets the limits of a service.
	 * @param max the largest body of a single event
	 * @param maxReceived the memory that bodies of single events may take at once
	 */
	public SizeLimits(DataSize max, DataSize maxReceived, List<BulkRoute> bulkRoutes) {
		this.max = max;
		this.bulkRoutes = bulkRoutes;
		this.memory = new MemoryBudget(maxReceived);
		this.bulkMemory = new MemoryBudget(
				DataSize.ofBytes(bulkRoutes.stream().mapToLong((route) -> route.maxReceived().toBytes()).sum()));
	}

	/** The largest body that the head of a request allows, in bytes. */
	long most(HttpServletRequest request) {
		return this.bulkRoutes.stream()
			.filter((route) -> route.mayTake(request))
			.mapToLong((route) -> route.maxBody().toBytes())
			.findFirst()
			.orElse(this.max.toBytes());
	}

	/** The largest body that the head and the received bytes allow, in bytes. */
	long most(HttpServletRequest request, RequestBuffer body) {
		boolean isMany = BulkRoute.isNdjson(request) || body.firstText() == '[';
		return isMany ? most(request) : this.max.toBytes();
	}

	/** The largest body of a single event, in bytes. */
	long mostOfOne() {
		return this.max.toBytes();
	}

	/** The budget for bodies of single events. */
	public MemoryBudget memory() {
		return this.memory;
	}

	/** The budget for larger bodies. */
	public MemoryBudget bulkMemory() {
		return this.bulkMemory;
	}

}
