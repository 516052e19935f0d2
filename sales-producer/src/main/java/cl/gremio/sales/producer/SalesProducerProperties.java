package cl.gremio.sales.producer;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How sales are recorded.
 *
 * @param reportLocation whether a sale also reports where its cart was
 * @param bulk how many are recorded at once
 */
@Validated
@ConfigurationProperties("gremio.sales")
record SalesProducerProperties(@DefaultValue("true") boolean reportLocation, @DefaultValue Bulk bulk) {

	/**
	 * How many sales are recorded at once.
	 *
	 * @param maxBody the largest body
	 * @param maxReceived how much of such bodies may be in memory before they are read
	 * @param maxInFlight how many bulks may wait for a reader, and how many for Kafka
	 * @param maxInFlightSize how much memory those may take that wait for Kafka; one
	 * alone may take more
	 * @param deadline by which a bulk that was received is answered; the default leaves
	 * time to say so over HTTP within 30 s
	 * @param transactionTimeout after which Kafka ends the transaction of an instance
	 * that died, and holds up the readers of committed records no longer
	 */
	record Bulk(@DefaultValue("16MB") DataSize maxBody, @DefaultValue("64MB") DataSize maxReceived,
			@DefaultValue("16") @Min(1) int maxInFlight, @DefaultValue("128MB") DataSize maxInFlightSize,
			@DefaultValue("29s") @DurationMin(millis = 1) Duration deadline,
			@DefaultValue("20s") @DurationMin(seconds = 1) @DurationMax(minutes = 15) Duration transactionTimeout) {
	}

}
