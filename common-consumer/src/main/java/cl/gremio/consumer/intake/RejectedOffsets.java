package cl.gremio.consumer.intake;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import cl.gremio.kafka.SharedAdmin;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.topic.Topics;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The offsets of records that an earlier generation has rejected and a new one has yet to
 * read. The new generation writes no second dead letter for them.
 */
public class RejectedOffsets {

	/** The key of the offsets in the streams' configuration. */
	public static final String CONFIG = "gremio.known.dead.letters";

	static final RejectedOffsets NONE = new RejectedOffsets(Map.of());

	private static final Duration POLL = Duration.ofMillis(100);

	/** Sorted offsets by the source partition. */
	private final Map<TopicPartition, long[]> offsets;

	private RejectedOffsets(Map<TopicPartition, long[]> offsets) {
		this.offsets = offsets;
	}

	static RejectedOffsets of(Map<String, Object> streamsConfig) {
		return (RejectedOffsets) streamsConfig.getOrDefault(CONFIG, NONE);
	}

	/**
	 * Reads the dead letters of a topic, if the application has records of it to read.
	 * @param others the application ids that have read the same topic
	 * @throws KafkaException if Kafka does not answer, or refuses
	 */
	public static RejectedOffsets read(Admin admin, Supplier<Consumer<byte[], byte[]>> consumers, String application,
			Set<String> others, String topic) {
		if (others.isEmpty()) {
			return NONE;
		}
		// Stable offsets: a transaction of this application may be about to commit
		Map<TopicPartition, OffsetAndMetadata> positions = SharedAdmin.await(
				admin.listConsumerGroupOffsets(application, new ListConsumerGroupOffsetsOptions().requireStable(true))
					.partitionsToOffsetAndMetadata());
		try (Consumer<byte[], byte[]> consumer = consumers.get()) {
			Map<TopicPartition, Long> unread = consumer.endOffsets(partitions(consumer, topic));
			unread.entrySet().removeIf((end) -> position(positions, end.getKey()) >= end.getValue());
			return unread.isEmpty() ? NONE : read(consumer, topic, others, positions);
		}
	}

	private static RejectedOffsets read(Consumer<byte[], byte[]> consumer, String topic, Set<String> others,
			Map<TopicPartition, OffsetAndMetadata> positions) {
		List<TopicPartition> partitions = partitions(consumer, Topics.deadLettersOf(topic));
		Map<TopicPartition, LongStream.Builder> found = new HashMap<>();
		consumer.assign(partitions);
		consumer.seekToBeginning(partitions);
		Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
		while (ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue())) {
			for (ConsumerRecord<byte[], byte[]> letter : consumer.poll(POLL)) {
				TopicPartition origin = origin(letter);
				Long offset = number(letter, "kafka_dlt-original-offset", Long.BYTES);
				if (origin != null && topic.equals(origin.topic()) && offset != null
						&& offset >= position(positions, origin) && isOf(others, letter)) {
					found.computeIfAbsent(origin, (partition) -> LongStream.builder()).add(offset);
				}
			}
		}
		return new RejectedOffsets(found.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (some) -> some.getValue().build().sorted().toArray())));
	}

	/** Whether an earlier generation has rejected a record. */
	boolean contains(SourceRecord record) {
		long[] known = this.offsets.get(new TopicPartition(record.topic(), record.partition()));
		return known != null && Arrays.binarySearch(known, record.offset()) >= 0;
	}

	/** Dead letters of a deleted topic of the same name have another group. */
	private static boolean isOf(Set<String> applications, ConsumerRecord<byte[], byte[]> letter) {
		String group = CloudEvents.text(letter.headers(), "kafka_dlt-original-consumer-group");
		return group != null && applications.contains(group);
	}

	private static @Nullable TopicPartition origin(ConsumerRecord<byte[], byte[]> letter) {
		String topic = CloudEvents.text(letter.headers(), "kafka_dlt-original-topic");
		Long partition = number(letter, "kafka_dlt-original-partition", Integer.BYTES);
		return (topic != null && partition != null) ? new TopicPartition(topic, partition.intValue()) : null;
	}

	private static @Nullable Long number(ConsumerRecord<byte[], byte[]> letter, String name, int bytes) {
		Header header = letter.headers().lastHeader(name);
		if (header == null || header.value() == null || header.value().length != bytes) {
			return null;
		}
		ByteBuffer value = ByteBuffer.wrap(header.value());
		return (bytes == Long.BYTES) ? value.getLong() : value.getInt();
	}

	private static long position(Map<TopicPartition, OffsetAndMetadata> positions, TopicPartition partition) {
		OffsetAndMetadata position = positions.get(partition);
		return (position != null) ? position.offset() : 0;
	}

	private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
		return consumer.partitionsFor(topic)
			.stream()
			.map((info) -> new TopicPartition(topic, info.partition()))
			.toList();
	}

}
