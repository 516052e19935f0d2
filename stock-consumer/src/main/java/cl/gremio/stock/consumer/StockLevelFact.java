package cl.gremio.stock.consumer;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A cart's stock, as {@code stock.levels} has it and a GET answers it.
 *
 * @param stock how many sopaipillas the cart has
 * @param ubicacion where the cart stood then, or {@code null} if the event did not say
 * @param time when the event was recorded, in epoch seconds
 */
record StockLevelFact(@JsonProperty("patente") String plate, @JsonProperty("stock") int stock,
		@JsonProperty("ubicacion") @Nullable String ubicacion, @JsonProperty("time") long time) {
}
