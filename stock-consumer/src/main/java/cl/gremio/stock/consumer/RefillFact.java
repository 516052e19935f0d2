package cl.gremio.stock.consumer;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An alert: these carts need a refill.
 *
 * @param numero 1, 2, 3 …
 * @param time when the event that completed the batch was recorded, in epoch seconds
 */
record RefillFact(@JsonProperty("numero") long numero, @JsonProperty("time") long time,
		@JsonProperty("eventos") List<LowStockFact> eventos) {
}
