package cl.gremio.consumer.streams;

import java.time.Duration;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the streams. {@code spring.kafka.streams.properties.*} takes every
 * other setting of Kafka Streams.
 *
 * @param threads the number of stream threads of this instance, at least 1
 * @param commitInterval the interval at which results become visible
 * @param busyCommitInterval the same interval while there is a backlog
 * @param sessionTimeout the time for which a dead instance keeps its partitions; brokers
 * accept 6 s and more
 * @param standbyReplicas the number of state copies on other instances, for a faster
 * failover
 * @param entriesAtHand the number of entries per store and partition that are kept in
 * memory as objects
 * @param blockCache the memory for reads of state on disk, per service
 * @param writeBuffers the memory for writes of state on disk, per service
 * @param retryBackoff the pause between a failure of the streams and the next attempt
 */
@ConfigurationProperties("gremio.streams")
@Validated
record StreamsProperties(@DefaultValue("2") @Min(1) int threads, @DefaultValue("100ms") Duration commitInterval,
		@DefaultValue("500ms") Duration busyCommitInterval, @DefaultValue("6s") Duration sessionTimeout,
		@DefaultValue("0") @Min(0) int standbyReplicas, @DefaultValue("30000") @Min(1) int entriesAtHand,
		@DefaultValue("24MB") DataSize blockCache, @DefaultValue("16MB") DataSize writeBuffers,
		@DefaultValue("1s") Duration retryBackoff) {
}
