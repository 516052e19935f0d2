package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The whole guild's sales of a day, as a GET answers them.
 *
 * @param carts the number of carts that sold something
 * @param clients the sum of each cart's clients
 */
@JsonPropertyOrder({ "fecha", "carritos", "count_sopaipillas", "count_client", "ventas", "promedio" })
record GuildDayView(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("carritos") long carts,
		@JsonProperty("count_sopaipillas") long sopaipillas, @JsonProperty("count_client") long clients,
		@JsonProperty("ventas") long sales) {

	static GuildDayView of(DayTotals totals) {
		return new GuildDayView(totals.day(), totals.carts(), totals.sopaipillas(), totals.clients(), totals.sales());
	}

	/** Sopaipillas per client, not rounded; 0 on a day without sales. */
	@JsonProperty("promedio")
	double average() {
		return (this.clients > 0) ? (double) this.sopaipillas / this.clients : 0;
	}

}
