package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The whole guild's sales of one day.
 *
 * @param fecha the day, in guild time
 * @param carts how many carts sold something
 * @param sopaipillas how many were sold
 * @param clients the sum of each cart's clients
 * @param sales how many sales there were
 */
@JsonPropertyOrder({ "fecha", "carritos", "count_sopaipillas", "count_client", "ventas", "promedio" })
record GuildDayView(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("carritos") long carts,
		@JsonProperty("count_sopaipillas") long sopaipillas, @JsonProperty("count_client") long clients,
		@JsonProperty("ventas") long sales) {

	/** A day without sales. */
	static GuildDayView none(LocalDate fecha) {
		return new GuildDayView(fecha, 0, 0, 0, 0);
	}

	/** Together with a cart's sales of the same day. */
	GuildDayView plus(DailySalesFact cart) {
		return new GuildDayView(this.fecha, this.carts + 1, this.sopaipillas + cart.sopaipillas(),
				this.clients + cart.clients(), this.sales + cart.sales());
	}

	/** Together with other carts' sales of the same day. */
	GuildDayView plus(GuildDayView others) {
		return new GuildDayView(this.fecha, this.carts + others.carts, this.sopaipillas + others.sopaipillas,
				this.clients + others.clients, this.sales + others.sales);
	}

	/** Sopaipillas per client, not rounded; 0 on a day without sales. */
	@JsonProperty("promedio")
	double average() {
		return (this.clients > 0) ? (double) this.sopaipillas / this.clients : 0;
	}

}
