package cl.gremio.stock.consumer;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The low events that wait for their alert.
 *
 * @param eventos in the order in which they came
 */
record Waiting(@JsonProperty("eventos") List<LowStock> eventos) {

	/** Nobody waits. */
	static final Waiting NONE = new Waiting(List.of());

	/** With one more. Where carts count, a cart waits by the newest of its events. */
	Waiting plus(LowStock event, Counting counting) {
		List<LowStock> waiting = new ArrayList<>(this.eventos);
		if (waiting.stream()
			.anyMatch((other) -> counting.replaces(event, other) && other.time().isAfter(event.time()))) {
			return this;
		}
		waiting.removeIf((other) -> counting.replaces(event, other));
		waiting.add(event);
		return new Waiting(List.copyOf(waiting));
	}

	/** Without what the cart said before it was restocked. */
	Waiting minus(RefillSignal.Restocked cart) {
		return new Waiting(this.eventos.stream()
			.filter((event) -> !event.plate().equals(cart.plate()) || event.time().isAfter(cart.time()))
			.toList());
	}

}
