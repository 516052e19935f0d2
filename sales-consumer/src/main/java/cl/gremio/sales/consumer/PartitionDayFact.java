package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The sales of one partition's carts on a day. The guild's day is the sum over all
 * partitions.
 *
 * @param fecha the day, in guild time
 * @param carts the number of carts that sold something
 * @param clients the sum of each cart's clients
 */
@JsonPropertyOrder({ "fecha", "particion", "carritos", "count_sopaipillas", "count_client", "ventas" })
record PartitionDayFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("particion") int partition,
		@JsonProperty("carritos") long carts, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("count_client") long clients, @JsonProperty("ventas") long sales) {

	/** The day before its first sale. */
	static PartitionDayFact none(LocalDate fecha, int partition) {
		return new PartitionDayFact(fecha, partition, 0, 0, 0, 0);
	}

	/**
	 * Adds a sale.
	 * @param before the state of the cart's day before the sale
	 * @param after the state of the cart's day after the sale
	 */
	PartitionDayFact plus(DailySalesState before, DailySalesState after) {
		return new PartitionDayFact(this.fecha, this.partition, this.carts + ((before.sales() == 0) ? 1 : 0),
				this.sopaipillas + after.sopaipillas() - before.sopaipillas(),
				this.clients + after.clients() - before.clients(), this.sales + after.sales() - before.sales());
	}

	DayTotals totals() {
		return new DayTotals(this.fecha, this.carts, this.sopaipillas, this.clients, this.sales);
	}

	/** The key on the topic, such as {@code 2026-11-23/0}. */
	String key() {
		return key(this.fecha, this.partition);
	}

	static String key(LocalDate fecha, int partition) {
		return DailyKey.firstOf(fecha) + partition;
	}

}
