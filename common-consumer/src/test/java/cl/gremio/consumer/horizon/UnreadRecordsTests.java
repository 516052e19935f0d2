package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

class UnreadRecordsTests {

	private static final Instant NOON = Instant.parse("2026-11-23T15:00:00Z");

	private static final TopicPartition FIRST = new TopicPartition("sales", 0);

	private static final TopicPartition SECOND = new TopicPartition("sales", 1);

	private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();

	private final Map<TopicPartition, Long> ends = new HashMap<>(Map.of(FIRST, 0L, SECOND, 0L));

	private final Admin admin = mock();

	private final MockConsumer<byte[], byte[]> probe = new MockConsumer<>("none");

	private final UnreadRecords unread = new UnreadRecords(this.admin, () -> this.probe, "sales-consumer");

	private final LogHorizon horizon = new LogHorizon(this.unread, clock(), NOON);

	private static Clock clock() {
		InstantSource source = () -> NOON;
		return source.withZone(ZoneOffset.UTC);
	}

	@BeforeEach
	void kafka() {
		this.probe.updatePartitions("sales",
				List.of(new PartitionInfo("sales", 0, Node.noNode(), new Node[0], new Node[0]),
						new PartitionInfo("sales", 1, Node.noNode(), new Node[0], new Node[0])));
		this.probe.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
		ListConsumerGroupOffsetsResult offsets = mock();
		given(offsets.partitionsToOffsetAndMetadata()).willReturn(KafkaFuture.completedFuture(this.committed));
		given(this.admin.listConsumerGroupOffsets("sales-consumer")).willReturn(offsets);
		given(this.admin.listOffsets(anyMap(), any(ListOffsetsOptions.class))).willAnswer((call) -> {
			Map<TopicPartition, OffsetSpec> asked = call.getArgument(0);
			ListOffsetsResult result = mock();
			given(result.all()).willReturn(KafkaFuture.completedFuture(asked.keySet()
				.stream()
				.collect(Collectors.toMap((partition) -> partition,
						(partition) -> new ListOffsetsResultInfo(this.ends.get(partition), -1, Optional.empty())))));
			return result;
		});
		this.horizon.watch(List.of("sales"));
		this.horizon.instant();
	}

	@Test
	void withoutUnreadOffsetsNothingIsRead() throws Exception {
		this.ends.put(FIRST, 4L);
		this.committed.put(FIRST, new OffsetAndMetadata(4));
		assertThat(firstTimestamps(1)).contains(Map.of());
		assertThat(this.probe.assignment()).isEmpty();
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
	}

	@Test
	void theFirstUnreadRecordOfEachPartitionCounts() throws Exception {
		this.ends.putAll(Map.of(FIRST, 3L, SECOND, 1L));
		this.committed.put(FIRST, new OffsetAndMetadata(1));
		this.probe.schedulePollTask(() -> {
			record(FIRST, 1, 10);
			record(FIRST, 2, 20);
			record(SECOND, 0, 30);
		});
		assertThat(firstTimestamps(1)).contains(Map.of(FIRST, 10L, SECOND, 30L));
	}

	@Test
	void markersAreNoRecords() throws Exception {
		this.ends.put(FIRST, 2L);
		this.probe.schedulePollTask(() -> this.probe.seek(FIRST, 2));
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(NOON);
	}

	@Test
	void aRecordHoldsTheHorizonBack() throws Exception {
		this.ends.put(FIRST, 1L);
		this.probe.schedulePollTask(() -> record(FIRST, 0, 10));
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
	}

	@Test
	void whatThePollsDoNotShowIsNotKnown() throws Exception {
		this.ends.putAll(Map.of(FIRST, 1L, SECOND, 1L));
		this.probe.schedulePollTask(() -> record(FIRST, 0, 10));
		assertThat(firstTimestamps(1)).isEmpty();
		this.horizon.advance();
		assertThat(this.horizon.instant()).isEqualTo(Instant.MIN);
	}

	@Test
	void offsetsBeforeTheFirstRecordThatIsKeptAreSkipped() throws Exception {
		this.probe.updateBeginningOffsets(Map.of(FIRST, 5L));
		this.ends.put(FIRST, 5L);
		assertThat(firstTimestamps(1)).contains(Map.of());
	}

	private Optional<Map<TopicPartition, Long>> firstTimestamps(int polls) throws Exception {
		Map<TopicPartition, Long> found = this.unread.ends(List.of("sales"), IsolationLevel.READ_COMMITTED);
		return this.unread.firstTimestamps(found, this.unread.committed(found.keySet()), polls);
	}

	private void record(TopicPartition partition, long offset, long timestamp) {
		this.probe.addRecord(new ConsumerRecord<>(partition.topic(), partition.partition(), offset, timestamp,
				TimestampType.CREATE_TIME, 0, 0, null, null, new RecordHeaders(), Optional.empty()));
	}

}
