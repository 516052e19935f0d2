package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A day that the guild has closed, with the totals of what was reported.
 *
 * @param fecha the day, in guild time
 * @param time when its last partition closed it, in epoch seconds
 * @param carts how many carts sold something
 * @param sopaipillas how many were sold
 * @param clients the sum of each cart's clients
 * @param sales how many sales there were
 */
@JsonPropertyOrder({ "fecha", "time", "carritos", "count_sopaipillas", "count_client", "ventas", "promedio" })
record ClosedDayFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("time") long time,
		@JsonProperty("carritos") long carts, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("count_client") long clients, @JsonProperty("ventas") long sales) {

	/**
	 * The day with its totals.
	 * @param time when it was closed, in epoch milliseconds
	 */
	static ClosedDayFact of(GuildDayView sums, long time) {
		return new ClosedDayFact(sums.fecha(), time / 1000, sums.carts(), sums.sopaipillas(), sums.clients(),
				sums.sales());
	}

	/** Sopaipillas per client, not rounded; 0 on a day without sales. */
	@JsonProperty("promedio")
	double average() {
		return (this.clients > 0) ? (double) this.sopaipillas / this.clients : 0;
	}

}
