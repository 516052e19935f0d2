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
 * Settings of the sales producer.
 *
 * @param reportLocation whether a sale also reports where its cart was
 */
@Validated
@ConfigurationProperties("gremio.sales")
record SalesProducerProperties(@DefaultValue("true") boolean reportLocation, @DefaultValue BulkLimits bulk) {

	/**
	 * Limits of bulks.
	 *
	 * @param maxBody the largest body
	 * @param maxReceived the memory that bodies may take at once before they are read
	 * @param maxInFlight how many bulks may wait for a reader, and how many for Kafka
	 * @param maxInFlightSize the memory of the bulks that wait for Kafka; a single bulk
	 * may take more
	 * @param deadline after which a received bulk is answered; the default leaves time to
	 * send the answer within 30 s
	 * @param transactionTimeout after which Kafka ends the transaction of an instance
	 * that died; until then the transaction holds up readers of committed records
	 */
	record BulkLimits(@DefaultValue("16MB") DataSize maxBody, @DefaultValue("64MB") DataSize maxReceived,
			@DefaultValue("16") @Min(1) int maxInFlight, @DefaultValue("128MB") DataSize maxInFlightSize,
			@DefaultValue("29s") @DurationMin(millis = 1) Duration deadline,
			@DefaultValue("20s") @DurationMin(seconds = 6) @DurationMax(minutes = 15) Duration transactionTimeout) {
	}

}
