package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The whole guild's sales within an hour.
 *
 * @param fecha the day, in guild time
 * @param hour 0 to 23, in guild time; an hour that a clock change repeats is one
 * @param sopaipillas how many were sold
 * @param sales how many sales there were
 */
record GuildHourView(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("hora") int hour,
		@JsonProperty("count_sopaipillas") long sopaipillas, @JsonProperty("ventas") long sales) {

	/** One partition's share. */
	static GuildHourView of(PartitionHourFact share) {
		return new GuildHourView(share.fecha(), share.hour(), share.sopaipillas(), share.sales());
	}

	/** Together with another share of the same hour. */
	GuildHourView plus(GuildHourView other) {
		return new GuildHourView(this.fecha, this.hour, this.sopaipillas + other.sopaipillas, this.sales + other.sales);
	}

}
