package cl.gremio.stock.consumer;

import java.time.Instant;

import cl.gremio.model.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * A cart's stock by its newest event. The key of the state is the plate.
 *
 * @param stock how many sopaipillas the cart has
 * @param ubicacion where the cart stood then, or {@code null} if the event did not say
 * @param time when the event was recorded
 */
record StockLevelState(int stock, @Nullable String ubicacion, Instant time) {

	static StockLevelState of(Event<StockEvent> event) {
		StockEvent cart = event.data();
		return new StockLevelState(cart.stock(), cart.ubicacion(), event.time());
	}

	boolean isNewerThan(StockLevelState other) {
		return this.time.isAfter(other.time);
	}

	/** The fact that is published about the cart of a plate. */
	StockLevelFact factOf(String plate) {
		return new StockLevelFact(plate, this.stock, this.ubicacion, this.time.getEpochSecond());
	}

}
