package cl.gremio.consumer.failure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PoisonRecordDetectorTests {

	private static final TopicPartition PARTITION = new TopicPartition("sales", 0);

	private static final Throwable TOO_LARGE = new StreamsException(
			new StreamsException(new RecordTooLargeException("large")));

	private final PoisonRecordDetector suspects = new PoisonRecordDetector();

	@Test
	void whatFailsTwiceByItselfIsRejected() {
		assertThat(this.suspects.begin()).isFalse();
		this.suspects.accuse(failureOf(5));
		assertThat(this.suspects.begin()).as("the rest goes on as usual").isFalse();
		assertThat(refusals(5, 6)).containsOnlyNulls();
		this.suspects.accuse(failureOf(5));
		assertThat(refusals(4, 5, 6)).extracting((refusal) -> refusal != null).containsExactly(false, true, false);
	}

	@Test
	void ofManyThatMayBeToBlameEachIsTriedByItself() {
		this.suspects.begin();
		refusals(1, 2, 3);
		this.suspects.accuse(TOO_LARGE);
		assertThat(this.suspects.begin()).isTrue();
		refusals(1);
		this.suspects.committed();
		refusals(2);
		this.suspects.accuse(TOO_LARGE);
		assertThat(this.suspects.begin()).isTrue();
		assertThat(refusals(2)).singleElement().satisfies((refusal) -> {
			assertThat(refusal.cause()).isInstanceOf(RecordTooLargeException.class);
			assertThat(refusal.cut()).isFalse();
		});
		this.suspects.committed();
		assertThat(this.suspects.arePast()).isFalse();
		refusals(3);
		this.suspects.committed();
		assertThat(this.suspects.arePast()).isTrue();
		assertThat(this.suspects.begin()).isFalse();
	}

	@Test
	void whatCannotEvenBeRejectedAsItCameIsCut() {
		this.suspects.begin();
		refusals(1);
		this.suspects.accuse(TOO_LARGE);
		for (boolean cut : new boolean[] { false, true }) {
			this.suspects.begin();
			refusals(1);
			this.suspects.accuse(TOO_LARGE);
			this.suspects.begin();
			assertThat(refusals(1)).singleElement().satisfies((refusal) -> assertThat(refusal.cut()).isEqualTo(cut));
			this.suspects.accuse(new TimeoutException());
		}
	}

	@Test
	void aFaultCastsNoSuspicion() {
		this.suspects.begin();
		refusals(1, 2, 3);
		for (Throwable fault : List.of(new StreamsException(new TimeoutException()), new OutOfMemoryError(),
				new StreamsException("punctuator", new IllegalStateException()))) {
			this.suspects.accuse(fault);
			this.suspects.accuse(fault);
			assertThat(this.suspects.begin()).isFalse();
			assertThat(refusals(1, 2, 3)).containsOnlyNulls();
		}
	}

	@Test
	void whereMoreThanOneMayBeToBlameNoneIsRejected() {
		this.suspects.begin();
		refusals(1, 2);
		this.suspects.accuse(TOO_LARGE);
		this.suspects.begin();
		refusals(1, 2);
		this.suspects.accuse(TOO_LARGE);
		assertThat(refusals(1, 2)).containsOnlyNulls();
	}

	private static Throwable failureOf(long offset) {
		return new StreamsException(
				RecordProcessingException.of(new Metadata("sales", 0, offset), new IllegalStateException("no")));
	}

	/** Reads records, and says what each is to be rejected for, or null. */
	private List<RejectionHeader> refusals(long... offsets) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (long offset : offsets) {
			records.add(new ConsumerRecord<>("sales", 0, offset, 0L, TimestampType.CREATE_TIME, 0, 0, null, null,
					new RecordHeaders(), Optional.empty()));
		}
		this.suspects.read(new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()));
		return records.stream()
			.map((record) -> RejectionHeader.of(record.headers()))
			.map((refusal) -> (refusal != RejectionHeader.NONE) ? refusal : null)
			.toList();
	}

	private record Metadata(String topic, int partition, long offset) implements RecordMetadata {
	}

}
