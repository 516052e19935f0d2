package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The whole guild's sales in an hour, as a GET answers them.
 *
 * @param fecha the day, in guild time
 * @param hour 0 to 23, in guild time; an hour that a clock change repeats counts as one
 */
record GuildHourView(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("hora") int hour,
		@JsonProperty("count_sopaipillas") long sopaipillas, @JsonProperty("ventas") long sales) {

	static GuildHourView of(PartitionHourFact partition) {
		return new GuildHourView(partition.fecha(), partition.hour(), partition.sopaipillas(), partition.sales());
	}

	/** Adds the same hour of other partitions. */
	GuildHourView plus(GuildHourView other) {
		return new GuildHourView(this.fecha, this.hour, this.sopaipillas + other.sopaipillas, this.sales + other.sales);
	}

}
