package cl.gremio.benchmarks.replay;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Detects the end of a replay. The application has then committed every record of the
 * topic. No producer writes to the topic any longer.
 */
final class ReplayEnd {

	private final Admin admin;

	private final String application;

	private final Map<TopicPartition, Long> ends;

	ReplayEnd(Admin admin, String application, String topic) throws InterruptedException, ExecutionException {
		this.admin = admin;
		this.application = application;
		this.ends = admin
			.listOffsets(List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1))
				.stream()
				.collect(Collectors.toMap((partition) -> partition, (partition) -> OffsetSpec.latest())))
			.all()
			.get()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
	}

	/** Whether the application has committed the end of every partition. */
	boolean isReached() throws InterruptedException, ExecutionException {
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(this.application)
			.partitionsToOffsetAndMetadata()
			.get();
		return this.ends.entrySet().stream().allMatch((end) -> {
			OffsetAndMetadata offset = committed.get(end.getKey());
			return end.getValue() == 0 || (offset != null && offset.offset() >= end.getValue());
		});
	}

}
