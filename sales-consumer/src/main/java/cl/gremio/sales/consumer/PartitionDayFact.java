package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the carts of one partition sold on a day. The guild's day is the sum over all
 * partitions.
 *
 * @param fecha the day, in guild time
 * @param partition the partition of {@code sales}
 * @param carts how many carts sold something
 * @param sopaipillas how many were sold
 * @param clients the sum of each cart's clients
 * @param sales how many sales there were
 */
@JsonPropertyOrder({ "fecha", "particion", "carritos", "count_sopaipillas", "count_client", "ventas" })
record PartitionDayFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("particion") int partition,
		@JsonProperty("carritos") long carts, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("count_client") long clients, @JsonProperty("ventas") long sales) {

	/** Before the first sale of the day. */
	static PartitionDayFact none(LocalDate fecha, int partition) {
		return new PartitionDayFact(fecha, partition, 0, 0, 0, 0);
	}

	/** The day after a sale that made one of its carts' totals of others. */
	PartitionDayFact plus(DailySalesState before, DailySalesState after) {
		return new PartitionDayFact(this.fecha, this.partition, this.carts + ((before.sales() == 0) ? 1 : 0),
				this.sopaipillas + after.sopaipillas() - before.sopaipillas(),
				this.clients + after.clients() - before.clients(), this.sales + after.sales() - before.sales());
	}

	/** As a share of the guild's day. */
	GuildDayView share() {
		return new GuildDayView(this.fecha, this.carts, this.sopaipillas, this.clients, this.sales);
	}

	/** Such as {@code 2026-11-23/0}. */
	String key() {
		return key(this.fecha, this.partition);
	}

	static String key(LocalDate fecha, int partition) {
		return DailyKey.firstOf(fecha) + partition;
	}

}
