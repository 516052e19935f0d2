package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A cart's sales of a day.
 *
 * @param fecha the day, in guild time
 * @param clients the number of different clients
 */
@JsonPropertyOrder({ "fecha", "patente", "count_sopaipillas", "count_client", "ventas", "promedio" })
record DailySalesFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("patente") String plate,
		@JsonProperty("count_sopaipillas") long sopaipillas, @JsonProperty("count_client") long clients,
		@JsonProperty("ventas") long sales) {

	/** The fact of a day without sales. */
	static DailySalesFact none(LocalDate fecha, String plate) {
		return new DailySalesFact(fecha, plate, 0, 0, 0);
	}

	/** Sopaipillas per client, not rounded; 0 on a day without sales. */
	@JsonProperty("promedio")
	double average() {
		return (this.clients > 0) ? (double) this.sopaipillas / this.clients : 0;
	}

}
