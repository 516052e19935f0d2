package cl.gremio.web.body;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.util.unit.DataSize;

/** How large bodies may be, each and together. */
public final class SizeLimits {

	private final DataSize max;

	private final List<BulkRoute> bulkRoutes;

	private final MemoryBudget memory;

	private final MemoryBudget bulkMemory;

	/**
	 * The limits of a service.
	 * @param max the largest body of a single event
	 * @param maxReceived how much of such bodies may be in memory at once
	 */
	public SizeLimits(DataSize max, DataSize maxReceived, List<BulkRoute> bulkRoutes) {
		this.max = max;
		this.bulkRoutes = bulkRoutes;
		this.memory = new MemoryBudget(maxReceived);
		this.bulkMemory = new MemoryBudget(
				DataSize.ofBytes(bulkRoutes.stream().mapToLong((route) -> route.maxReceived().toBytes()).sum()));
	}

	/** The most that a request may bring, going by its head, in bytes. */
	long most(HttpServletRequest request) {
		return this.bulkRoutes.stream()
			.filter((route) -> route.mayTake(request))
			.mapToLong((route) -> route.maxBody().toBytes())
			.findFirst()
			.orElse(this.max.toBytes());
	}

	/** The most that it may bring, going by what has been received, in bytes. */
	long most(HttpServletRequest request, RequestBuffer body) {
		boolean isMany = BulkRoute.isNdjson(request) || body.firstText() == '[';
		return isMany ? most(request) : this.max.toBytes();
	}

	/** The most that a single event may have, in bytes. */
	long mostOfOne() {
		return this.max.toBytes();
	}

	/** What bodies of single events are charged to. */
	public MemoryBudget memory() {
		return this.memory;
	}

	/** What larger ones are charged to. */
	public MemoryBudget bulkMemory() {
		return this.bulkMemory;
	}

}
