package cl.gremio.sales.consumer;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * What the carts of one partition sold within an hour of a day. The guild's hour is the
 * sum over all partitions.
 *
 * @param fecha the day, in guild time
 * @param hour 0 to 23, in guild time; an hour that a clock change repeats is one
 * @param partition the partition of {@code sales}
 * @param sopaipillas how many were sold
 * @param sales how many sales there were
 */
@JsonPropertyOrder({ "fecha", "hora", "particion", "count_sopaipillas", "ventas" })
record PartitionHourFact(@JsonProperty("fecha") LocalDate fecha, @JsonProperty("hora") int hour,
		@JsonProperty("particion") int partition, @JsonProperty("count_sopaipillas") long sopaipillas,
		@JsonProperty("ventas") long sales) {

	/** Before the first sale of the hour. */
	static PartitionHourFact none(LocalDate fecha, int hour, int partition) {
		return new PartitionHourFact(fecha, hour, partition, 0, 0);
	}

	PartitionHourFact plus(int sopaipillas) {
		return new PartitionHourFact(this.fecha, this.hour, this.partition, this.sopaipillas + sopaipillas,
				this.sales + 1);
	}

	/** Such as {@code 2026-11-23/07/0}: a day's hours stand together, in order. */
	String key() {
		return key(this.fecha, this.hour, this.partition);
	}

	static String key(LocalDate fecha, int hour, int partition) {
		return DailyKey.firstOf(fecha) + ((hour < 10) ? "0" : "") + hour + '/' + partition;
	}

}
