package cl.gremio.kafka;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How missing topics are created. Existing topics stay as they are.
 *
 * @param partitions of each topic, an even number for the sake of the two lanes
 * @param replicationFactor on how many brokers each record is kept
 * @param minInsyncReplicas how many of these brokers must have a record before it counts
 * as written; the brokers' default if missing
 * @param retention how long events are kept; forever if missing
 */
@Validated
@ConfigurationProperties("gremio.topics")
public record TopicProperties(@DefaultValue("2") @Min(2) @Max(1000) int partitions,
		@DefaultValue("1") @Min(1) short replicationFactor, @Nullable @Min(1) Integer minInsyncReplicas,
		@Nullable Duration retention) {

	@AssertTrue(message = "gremio.topics.partitions must be even: each of the two lanes has half of them")
	boolean isEven() {
		return this.partitions % 2 == 0;
	}

}
