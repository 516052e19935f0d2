package cl.gremio.stock.consumer;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A low-stock event, as alerts list it.
 *
 * @param id the event's id
 * @param stock how many sopaipillas the cart had
 * @param ubicacion where the cart stood, or {@code null} if the event did not say
 * @param time when the event was recorded, in epoch seconds
 */
record LowStockFact(@JsonProperty("id") String id, @JsonProperty("patente") String plate,
		@JsonProperty("stock") int stock, @JsonProperty("ubicacion") @Nullable String ubicacion,
		@JsonProperty("time") long time) {

	static List<LowStockFact> of(List<LowStockEvent> events) {
		return events.stream().map(LowStockEvent::fact).toList();
	}

}
