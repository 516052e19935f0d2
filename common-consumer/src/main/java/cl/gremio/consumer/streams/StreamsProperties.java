package cl.gremio.consumer.streams;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the streams run. Every other setting of Kafka Streams can be given as
 * {@code spring.kafka.streams.properties.*}.
 *
 * @param threads stream threads of this instance, at least 1
 * @param commitInterval how often results become visible
 * @param busyCommitInterval how often they do while there is much to catch up with
 * @param sessionTimeout how long a dead instance keeps its partitions; the broker allows
 * 6 s and more
 * @param standbyReplicas copies of each state on other instances, for a faster take-over
 * @param entriesAtHand how many entries of each store are kept as objects in memory, for
 * each partition
 * @param blockCache memory for reads of state on disk, per service
 * @param writeBuffers memory for writes of state on disk, per service
 * @param retryBackoff the pause before streams that failed are built anew
 */
@ConfigurationProperties("gremio.streams")
@Validated
record StreamsProperties(@DefaultValue("2") @Min(1) int threads, @DefaultValue("100ms") Duration commitInterval,
		@DefaultValue("500ms") Duration busyCommitInterval, @DefaultValue("6s") Duration sessionTimeout,
		@DefaultValue("0") @Min(0) int standbyReplicas, @DefaultValue("30000") @Min(1) int entriesAtHand,
		@DefaultValue("24MB") DataSize blockCache, @DefaultValue("16MB") DataSize writeBuffers,
		@DefaultValue("1s") Duration retryBackoff) {
}
