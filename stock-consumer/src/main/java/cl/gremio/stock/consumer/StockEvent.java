package cl.gremio.stock.consumer;

import java.time.ZoneId;

import cl.gremio.model.StockPayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;

/**
 * How many sopaipillas a cart has.
 *
 * @param reported whether it was counted or restocked; otherwise it is what a sale left
 */
record StockEvent(String plate, int stock, @Nullable String ubicacion, boolean reported) {

	/**
	 * What the event says. Its {@code hora} must be valid, but it is the time recorded
	 * that orders a cart's events: one clock, not each vendor's own.
	 * @throws InvalidEventException if {@code hora} can't be read or is too far ahead
	 */
	static StockEvent of(Event<StockPayload> event, ZoneId zone) throws InvalidEventException {
		StockPayload level = event.data();
		Hora.recorded(level.hora(), event.time(), zone);
		return new StockEvent(level.plate(), level.stock(), level.ubicacion(), level.isStockReport());
	}

}
