package cl.gremio.stock.consumer;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The low events that wait for their alert.
 *
 * @param eventos in the order in which they came
 */
record PendingRefillFact(@JsonProperty("eventos") List<LowStockEvent> eventos) {

	/** Nobody waits. */
	static final PendingRefillFact NONE = new PendingRefillFact(List.of());

	/** With one more. Where carts count, a cart waits by the newest of its events. */
	PendingRefillFact plus(LowStockEvent event, BatchUnit unit) {
		List<LowStockEvent> waiting = new ArrayList<>(this.eventos);
		if (waiting.stream().anyMatch((other) -> unit.replaces(event, other) && other.time().isAfter(event.time()))) {
			return this;
		}
		waiting.removeIf((other) -> unit.replaces(event, other));
		waiting.add(event);
		return new PendingRefillFact(List.copyOf(waiting));
	}

	/** Without what the cart said before it was restocked. */
	PendingRefillFact minus(RefillEvent.Restocked cart) {
		return new PendingRefillFact(this.eventos.stream()
			.filter((event) -> !event.plate().equals(cart.plate()) || event.time().isAfter(cart.time()))
			.toList());
	}

}
