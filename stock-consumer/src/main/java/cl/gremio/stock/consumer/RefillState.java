package cl.gremio.stock.consumer;

import java.util.ArrayList;
import java.util.List;

/**
 * The state of the guild's refills.
 *
 * @param alerts how many alerts have been raised
 * @param waiting the low-stock events since the last alert, in the order of their arrival
 */
record RefillState(long alerts, List<LowStockEvent> waiting) {

	/** The state before the first event. */
	static final RefillState START = new RefillState(0, List.of());

	/**
	 * Applies an event. Only a low-stock event completes a batch: the result is the
	 * alert, and the next batch is empty.
	 */
	StateChange<RefillState, RefillFact> after(RefillEvent event, RefillRule rule) {
		if (event instanceof RefillEvent.Restocked restocked) {
			return StateChange.to(without(restocked));
		}
		LowStockEvent low = ((RefillEvent.Low) event).event();
		RefillState batch = with(low, rule.unit());
		if (!rule.isBatch(batch.waiting)) {
			return StateChange.to(batch);
		}
		long numero = this.alerts + 1;
		return StateChange.to(new RefillState(numero, List.of()),
				new RefillFact(numero, low.time().getEpochSecond(), LowStockFact.of(batch.waiting)));
	}

	/** Adds an event. If carts count, only the newest event of a cart waits. */
	private RefillState with(LowStockEvent event, BatchUnit unit) {
		if (this.waiting.stream()
			.anyMatch((other) -> unit.replaces(event, other) && other.time().isAfter(event.time()))) {
			return this;
		}
		List<LowStockEvent> all = new ArrayList<>(this.waiting);
		all.removeIf((other) -> unit.replaces(event, other));
		all.add(event);
		return new RefillState(this.alerts, List.copyOf(all));
	}

	/** Removes the events that were recorded before the cart was restocked. */
	private RefillState without(RefillEvent.Restocked cart) {
		return new RefillState(this.alerts,
				this.waiting.stream()
					.filter((event) -> !event.plate().equals(cart.plate()) || event.time().isAfter(cart.time()))
					.toList());
	}

	/** The fact that is published about the events that wait. */
	PendingRefillFact pendingFact() {
		return new PendingRefillFact(LowStockFact.of(this.waiting));
	}

}
