package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * An alert: go and refill these carts.
 *
 * @param numero 1, 2, 3 …
 * @param time when the event that completed the batch was recorded; a fact says it in
 * epoch seconds
 * @param eventos the batch
 */
record RefillFact(@JsonProperty("numero") long numero,
		@JsonProperty("time") @JsonSerialize(using = EpochSeconds.class) Instant time,
		@JsonProperty("eventos") List<LowStockEvent> eventos) {

}
