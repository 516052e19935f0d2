package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.Objects;

import cl.gremio.model.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * An event that left a cart's stock low.
 *
 * @param stock how many sopaipillas the cart had
 * @param ubicacion where the cart stood, or {@code null} if the event did not say
 */
record LowStockEvent(String id, String plate, int stock, @Nullable String ubicacion, Instant time) {

	/** Rejects what another program wrote to the internal topic, and gremio cannot. */
	LowStockEvent {
		RefillEvent.requireShort(id);
		RefillEvent.requireShort(plate);
		if (ubicacion != null) {
			RefillEvent.requireShort(ubicacion);
		}
		Objects.requireNonNull(time);
	}

	static LowStockEvent of(Event<StockEvent> event) {
		StockEvent cart = event.data();
		return new LowStockEvent(event.id(), cart.plate(), cart.stock(), cart.ubicacion(), event.time());
	}

	LowStockFact fact() {
		return new LowStockFact(this.id, this.plate, this.stock, this.ubicacion, this.time.getEpochSecond());
	}

}
