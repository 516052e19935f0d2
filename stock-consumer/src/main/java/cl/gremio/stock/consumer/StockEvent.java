package cl.gremio.stock.consumer;

import java.time.ZoneId;

import cl.gremio.model.StockPayload;
import cl.gremio.model.event.Event;
import cl.gremio.model.wire.Hora;
import cl.gremio.model.wire.InvalidEventException;
import org.jspecify.annotations.Nullable;

/**
 * A cart's stock after a sale or a report.
 *
 * @param isReport whether the cart was counted or restocked; otherwise a sale left this
 * stock
 */
record StockEvent(String plate, int stock, @Nullable String ubicacion, boolean isReport) {

	/**
	 * Reads the event. Its {@code hora} must be valid, but the time recorded decides
	 * which of a cart's events is newer: vendors' clocks differ.
	 * @throws InvalidEventException if {@code hora} can't be read or is too far ahead
	 */
	static StockEvent of(Event<StockPayload> event, ZoneId zone) throws InvalidEventException {
		StockPayload payload = event.data();
		Hora.recorded(payload.hora(), event.time(), zone);
		return new StockEvent(payload.plate(), payload.stock(), payload.ubicacion(), payload.isStockReport());
	}

}
