package cl.gremio.consumer.intake;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

import cl.gremio.consumer.state.AdaptiveCommit;
import cl.gremio.consumer.state.Output;
import cl.gremio.model.LocationPayload;
import cl.gremio.model.event.CloudEvents;
import cl.gremio.model.event.Event;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class RejectedOffsetsTests {

	private static final TopicPartition SALES = new TopicPartition("sales", 0);

	private static final TopicPartition LETTERS = new TopicPartition("sales-dlt", 0);

	@ParameterizedTest
	@CsvSource({ "sales, 0, 5, sales-consumer, true", "sales, 0, 5, sales-consumer.g1, true",
			"sales, 0, 4, sales-consumer, false", "sales, 1, 5, sales-consumer, false",
			"stock, 0, 5, sales-consumer, false", "sales, 0, 5, of-a-topic-that-is-gone, false" })
	void unreadRecordsThatAnEarlierGenerationRejectedAreKnown(String topic, int partition, long offset, String group,
			boolean known) {
		RejectedOffsets letters = read(5, letter(topic, partition, offset, group));
		assertThat(letters.contains(at(SALES, 5))).isEqualTo(known);
		assertThat(letters.contains(at(SALES, 6))).isFalse();
	}

	@Test
	void aDeadLetterWithoutOriginIsIgnored() {
		assertThat(read(0, new RecordHeaders()).contains(at(SALES, 0))).isFalse();
		assertThat(read(0, new RecordHeaders().add("kafka_dlt-original-offset", new byte[3])).contains(at(SALES, 0)))
			.isFalse();
	}

	@Test
	void aGenerationThatHasReadAllReadsNoDeadLetters() {
		assertThat(read(10, letter("sales", 0, 5, "sales-consumer"))).isSameAs(RejectedOffsets.NONE);
	}

	@ParameterizedTest
	@CsvSource({ "5, 0", "6, 1" })
	void aRecordThatAnEarlierGenerationRejectedIsNotRejectedAgain(long offset, int setAside, @TempDir Path folder) {
		SimpleMeterRegistry meters = new SimpleMeterRegistry();
		Properties config = new Properties();
		config.put(StreamsConfig.APPLICATION_ID_CONFIG, "sales-consumer.g2");
		config.put(DeadLetterSink.METERS, meters);
		config.put(AdaptiveCommit.INTERVAL, Duration.ofMillis(30));
		config.put(RejectedOffsets.CONFIG, read(0, letter("sales", 0, 5, "sales-consumer")));
		MockProcessorContext<Object, Object> context = new MockProcessorContext<>(config, new TaskId(0, 0),
				folder.toFile());
		context.setRecordMetadata("sales", 0, offset);
		context.setCurrentSystemTimeMs(0);
		IntakeProcessor<LocationPayload, LocationPayload> reader = new IntakeProcessor<>(new EventType<>("sales",
				LocationPayload.class, Event::data, LocationPayload::plate, (data, count) -> 0), 1,
				(accepted) -> new Output<>("accepted"), new Output<>("rejected"));
		reader.init(context);
		reader.process(new Record<>(null, "junk".getBytes(UTF_8), 0));
		reader.close();
		assertThat(context.forwarded()).hasSize(setAside);
		assertThat(DeadLetterSink.counter(context.appConfigs(), "sales").count()).isEqualTo(setAside);
	}

	private RejectedOffsets read(long position, Headers headers) {
		MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
		for (TopicPartition each : List.of(SALES, LETTERS)) {
			consumer.updatePartitions(each.topic(), List
				.of(new PartitionInfo(each.topic(), each.partition(), Node.noNode(), new Node[0], new Node[0])));
		}
		consumer.updateBeginningOffsets(Map.of(LETTERS, 0L));
		consumer.updateEndOffsets(Map.of(SALES, 10L, LETTERS, 1L));
		consumer.schedulePollTask(() -> consumer
			.addRecord(new ConsumerRecord<>(LETTERS.topic(), LETTERS.partition(), 0, Instant.EPOCH.toEpochMilli(),
					TimestampType.CREATE_TIME, 0, 0, new byte[0], new byte[0], headers, Optional.empty())));
		ListConsumerGroupOffsetsResult positions = mock();
		given(positions.partitionsToOffsetAndMetadata())
			.willReturn(KafkaFuture.completedFuture(Map.of(SALES, new OffsetAndMetadata(position))));
		Admin admin = mock();
		given(admin.listConsumerGroupOffsets(eq("sales-consumer.g2"), any())).willReturn(positions);
		return RejectedOffsets.read(admin, () -> consumer, "sales-consumer.g2",
				Set.of("sales-consumer", "sales-consumer.g1"), "sales");
	}

	private static Headers letter(String topic, int partition, long offset, String group) {
		return new RecordHeaders().add(CloudEvents.header("kafka_dlt-original-topic", topic))
			.add("kafka_dlt-original-partition", ByteBuffer.allocate(Integer.BYTES).putInt(partition).array())
			.add("kafka_dlt-original-offset", ByteBuffer.allocate(Long.BYTES).putLong(offset).array())
			.add(CloudEvents.header("kafka_dlt-original-consumer-group", group));
	}

	private static SourceRecord at(TopicPartition partition, long offset) {
		return new SourceRecord(partition.topic(), partition.partition(), offset, 0, null, null, new RecordHeaders());
	}

}
