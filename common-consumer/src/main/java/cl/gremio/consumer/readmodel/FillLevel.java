package cl.gremio.consumer.readmodel;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import cl.gremio.consumer.horizon.ProgressLog;
import cl.gremio.consumer.readmodel.TopicOffsets.Range;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.LoggerFactory;

/**
 * How far the rows have been filled. One thread at a time moves it; any thread may ask.
 */
class FillLevel {

	private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

	/** The ends at which the rows count as filled. Used by the moving thread only. */
	private Map<TopicPartition, Long> ends = Map.of();

	/** Used by the moving thread only. */
	private ProgressLog progress = newLog();

	private volatile boolean filled;

	private static ProgressLog newLog() {
		return new ProgressLog(LoggerFactory.getLogger(FillLevel.class), "Filling the read model");
	}

	/** Begins to fill from these positions to the ends that the topics have now. */
	void begin(Map<TopicPartition, Long> from, Map<TopicPartition, Range> ranges) {
		this.ends = ranges.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (range) -> range.getValue().end()));
		this.progress = newLog();
		this.positions.clear();
		moveTo(from);
	}

	void moveTo(Map<TopicPartition, Long> next) {
		this.positions.putAll(next);
		if (isAtEnd()) {
			this.filled = true;
			this.progress.end();
		}
		else if (this.progress.isDue()) {
			this.progress.tell(sum(this.positions.values()), sum(this.ends.values()));
		}
	}

	/** Whether the rows have reached the ends that the topics had at the beginning. */
	boolean isAtEnd() {
		return hasReached(this.ends);
	}

	private static long sum(Collection<Long> offsets) {
		return offsets.stream().mapToLong(Long::longValue).sum();
	}

	/** Whether the rows have reached the ends once. */
	boolean isFilled() {
		return this.filled;
	}

	boolean hasReached(Map<TopicPartition, Long> these) {
		return these.entrySet()
			.stream()
			.allMatch((end) -> this.positions.getOrDefault(end.getKey(), -1L) >= end.getValue());
	}

	/** The partitions that are being read. */
	Set<TopicPartition> partitions() {
		return Set.copyOf(this.positions.keySet());
	}

}
