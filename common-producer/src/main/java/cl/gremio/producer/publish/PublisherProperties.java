package cl.gremio.producer.publish;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How a service publishes. The word publication here and in the metrics stands for the
 * records of one request.
 *
 * @param deadline by which a publication is answered; the default leaves time to answer
 * over HTTP within 5 s
 * @param maxInFlight how many publications may wait for their answer at once
 * @param maxInFlightSize how large their values may be together; one alone may be larger
 * @param maxBatch how many publications share a transaction at most
 * @param maxBatchSize how large their values may be together; one alone may be larger
 * @param pause between two transactions. The second waits in the broker for the markers
 * of the first, and costs more the sooner it comes; more publications gather meanwhile
 * @param producers how many producers take turns in transactions: while one waits for its
 * commit, the next gathers and sends. With one, transactions are fewer and larger
 */
@Validated
@ConfigurationProperties("gremio.publisher")
public record PublisherProperties(@DefaultValue("4s") @DurationMin(millis = 1) Duration deadline,
		@DefaultValue("10000") @Min(1) int maxInFlight, @DefaultValue("64MB") DataSize maxInFlightSize,
		@DefaultValue("1000") @Min(1) int maxBatch, @DefaultValue("4MB") DataSize maxBatchSize,
		@DefaultValue("1ms") @DurationMin(millis = 0) @DurationMax(seconds = 1) Duration pause,
		@DefaultValue("2") @Min(1) @Max(10) int producers) {

}
