package cl.gremio.consumer.horizon;

import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadLetterTotalTests {

	private static final TopicPartition DEAD = new TopicPartition("sales-dlt", 0);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

	private long nanos;

	private final DeadLetterTotal total = new DeadLetterTotal(() -> this.consumer, DEAD.topic(), () -> this.nanos);

	@BeforeEach
	void prepare() {
		this.consumer.updatePartitions(DEAD.topic(), List.of(new PartitionInfo(DEAD.topic(), 0, null, null, null)));
		this.consumer.updateBeginningOffsets(Map.of(DEAD, 0L));
		this.consumer.updateEndOffsets(Map.of(DEAD, 0L));
	}

	@Test
	void kafkaIsAskedOnceACallerWantsToKnow() {
		this.total.measure();
		assertThat(this.total.count()).isNaN();
		assertThat(this.consumer.assignment()).isEmpty();
		this.total.measure();
		assertThat(this.total.count()).isZero();
	}

	@Test
	void whatIsWrittenBeforeAndSinceCounts() {
		this.total.count();
		this.consumer.schedulePollTask(() -> write(0, 2));
		this.consumer.updateEndOffsets(Map.of(DEAD, 2L));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(2);
		write(2, 3);
		this.consumer.updateEndOffsets(Map.of(DEAD, 3L));
		this.total.measure();
		assertThat(this.total.count()).as("within a second").isEqualTo(2);
		this.nanos += 1_000_000_000L;
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(3);
	}

	@Test
	void aNumberThatIsNotReadToTheEndIsNotTold() {
		this.total.count();
		this.consumer.schedulePollTask(() -> write(0, 2));
		this.consumer.updateEndOffsets(Map.of(DEAD, 5L));
		this.total.measure();
		assertThat(this.total.count()).isNaN();
	}

	private void write(int from, int to) {
		for (int offset = from; offset < to; offset++) {
			this.consumer.addRecord(new ConsumerRecord<>(DEAD.topic(), DEAD.partition(), offset, null, new byte[0]));
		}
	}

}
