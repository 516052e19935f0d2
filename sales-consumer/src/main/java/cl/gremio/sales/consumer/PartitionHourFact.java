package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * The sales of one partition's carts in an hour of a day. The guild's hour is the sum
 * over all partitions.
 *
 * @param fecha the day, in guild time
 * @param hour 0 to 23, in guild time; an hour that a clock change repeats counts as one
 */
@JsonPropertyOrder({ "fecha", "hora", "particion", "count_sopaipillas", "ventas" })
record PartitionHourFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("hora") int hour,
		@JsonProperty("particion") int partition, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("ventas") long sales) {

	/** The hour before its first sale. */
	static PartitionHourFact none(LocalDate fecha, int hour, int partition) {
		return new PartitionHourFact(fecha, hour, partition, 0, 0);
	}

	/** Adds a sale. */
	PartitionHourFact plus(int sopaipillas) {
		return new PartitionHourFact(this.fecha, this.hour, this.partition, this.sopaipillas + sopaipillas,
				this.sales + 1);
	}

	/**
	 * The key on the topic, such as {@code 2026-11-23/07/0}. The keys of a day's hours
	 * are in the order of the hours.
	 */
	String key() {
		return key(this.fecha, this.hour, this.partition);
	}

	static String key(LocalDate fecha, int hour, int partition) {
		return DailyKey.firstOf(fecha) + ((hour < 10) ? "0" : "") + hour + '/' + partition;
	}

}
