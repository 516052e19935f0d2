package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The records between the offsets that an application has committed and the ends of its
 * topics. Transaction markers also have offsets there, and an application does not commit
 * past a marker by itself: only reading tells whether records are left. Not thread-safe.
 */
public class UnreadRecords implements AutoCloseable {

	private static final Duration POLL = Duration.ofMillis(50);

	private final Admin admin;

	private final Supplier<Consumer<byte[], byte[]>> probes;

	private final String application;

	private @Nullable Consumer<byte[], byte[]> probe;

	/**
	 * The unread records of an application.
	 * @param probes makes a {@code read_committed} consumer without a group, on first use
	 */
	public UnreadRecords(Admin admin, Supplier<Consumer<byte[], byte[]>> probes, String application) {
		this.admin = admin;
		this.probes = probes;
		this.application = application;
	}

	/**
	 * The end of each partition of these topics.
	 * @param isolation whether records count that are not committed yet
	 */
	Map<TopicPartition, Long> ends(List<String> topics, IsolationLevel isolation)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetSpec> latest = topics.stream()
			.flatMap((topic) -> probe().partitionsFor(topic).stream())
			.map((info) -> new TopicPartition(info.topic(), info.partition()))
			.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
		Map<TopicPartition, ListOffsetsResultInfo> ends = this.admin
			.listOffsets(latest, new ListOffsetsOptions(isolation))
			.all()
			.get();
		return ends.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
	}

	/** The offset that the application has committed of each partition; 0 without one. */
	Map<TopicPartition, Long> committed(Collection<TopicPartition> partitions)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(this.application)
			.partitionsToOffsetAndMetadata()
			.get();
		return partitions.stream().collect(Collectors.toMap(Function.identity(), (partition) -> {
			OffsetAndMetadata position = committed.get(partition);
			return (position != null) ? position.offset() : 0;
		}));
	}

	/**
	 * Reads on from the committed offsets, until each partition has shown a committed
	 * record or its end.
	 * @param polls how often at most to poll for 50 ms
	 * @return the timestamp of the first unread record of each partition that has one;
	 * nothing if the polls did not suffice
	 */
	Optional<Map<TopicPartition, Long>> firstTimestamps(Map<TopicPartition, Long> ends,
			Map<TopicPartition, Long> committed, int polls) {
		Map<TopicPartition, Long> behind = ends.entrySet()
			.stream()
			.filter((end) -> committed.get(end.getKey()) < end.getValue())
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		Map<TopicPartition, Long> timestamps = new HashMap<>();
		if (behind.isEmpty()) {
			return Optional.of(timestamps);
		}
		Consumer<byte[], byte[]> reader = probe();
		reader.assign(behind.keySet());
		reader.beginningOffsets(behind.keySet())
			.forEach((partition, start) -> reader.seek(partition, Math.max(start, committed.get(partition))));
		for (int poll = 0; poll < polls; poll++) {
			for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
				timestamps.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.timestamp());
			}
			if (behind.entrySet()
				.stream()
				.allMatch((end) -> timestamps.containsKey(end.getKey())
						|| reader.position(end.getKey()) >= end.getValue())) {
				return Optional.of(timestamps);
			}
		}
		return Optional.empty();
	}

	private Consumer<byte[], byte[]> probe() {
		if (this.probe == null) {
			this.probe = this.probes.get();
		}
		return this.probe;
	}

	@Override
	public void close() {
		if (this.probe != null) {
			this.probe.close();
		}
	}

}
