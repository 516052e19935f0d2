package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A day that the guild has closed, with the totals over its reported carts.
 *
 * @param fecha the day, in guild time
 * @param time when the last partition closed the day, in epoch seconds
 * @param carts the number of carts that sold something
 * @param clients the sum of each cart's clients
 */
@JsonPropertyOrder({ "fecha", "time", "carritos", "count_sopaipillas", "count_client", "ventas", "promedio" })
record ClosedDayFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("time") long time,
		@JsonProperty("carritos") long carts, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("count_client") long clients, @JsonProperty("ventas") long sales) {

	/**
	 * Makes the fact of a day.
	 * @param timestamp when the last partition closed the day, in epoch milliseconds
	 */
	static ClosedDayFact of(DayTotals totals, long timestamp) {
		return new ClosedDayFact(totals.day(), timestamp / 1000, totals.carts(), totals.sopaipillas(), totals.clients(),
				totals.sales());
	}

	/** Sopaipillas per client, not rounded; 0 on a day without sales. */
	@JsonProperty("promedio")
	double average() {
		return (this.clients > 0) ? (double) this.sopaipillas / this.clients : 0;
	}

}
