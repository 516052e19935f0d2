package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each poll yields one dead letter, and a look takes twenty polls. */
class DeadLetterTotalTests {

	private static final TopicPartition PARTITION = new TopicPartition("sales-dlt", 0);

	private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

	private long nanos = 1;

	private final DeadLetterTotal total = new DeadLetterTotal(() -> this.consumer, PARTITION.topic(), () -> this.nanos);

	@AfterEach
	void close() {
		this.total.close();
	}

	@Test
	void manyDeadLettersAreToldWhenAllAreCounted() {
		letters(25);
		assertThat(this.total.count()).isNaN();
		this.total.measure();
		assertThat(this.total.count()).as("after 20 of 25").isNaN();
		pass(Duration.ofSeconds(1));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(25);
	}

	@Test
	void theNumberStaysWhileMoreAreCounted() {
		letters(1);
		this.total.count();
		this.total.measure();
		letters(25);
		pass(Duration.ofSeconds(1));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(1);
		pass(Duration.ofSeconds(1));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(25);
	}

	@Test
	void aNumberThatNobodyHasWantedForLongIsNotMeasured() {
		letters(1);
		this.total.count();
		this.total.measure();
		letters(2);
		pass(Duration.ofSeconds(90));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(1);
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(2);
	}

	@Test
	void aLookFollowsTheLastOneAfterASecond() {
		letters(1);
		this.total.count();
		this.total.measure();
		letters(2);
		pass(Duration.ofMillis(999));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(1);
		pass(Duration.ofMillis(1));
		this.total.measure();
		assertThat(this.total.count()).isEqualTo(2);
	}

	private void pass(Duration time) {
		this.nanos += time.toNanos();
	}

	/** Lets the topic have a number of dead letters. */
	private void letters(int number) {
		this.consumer.updatePartitions(PARTITION.topic(),
				List.of(new PartitionInfo(PARTITION.topic(), PARTITION.partition(), null, null, null)));
		this.consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
		long before = this.consumer.assignment().isEmpty() ? 0 : this.consumer.position(PARTITION);
		this.consumer.updateEndOffsets(Map.of(PARTITION, (long) number));
		this.consumer.setMaxPollRecords(1);
		IntStream.range((int) before, number)
			.forEach((offset) -> this.consumer.schedulePollTask(() -> this.consumer
				.addRecord(new ConsumerRecord<>(PARTITION.topic(), PARTITION.partition(), offset, null, null))));
	}

}
