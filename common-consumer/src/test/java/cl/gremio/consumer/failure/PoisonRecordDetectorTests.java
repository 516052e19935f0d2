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

	private final PoisonRecordDetector detector = new PoisonRecordDetector();

	@Test
	void aRecordThatFailsTwiceIsRejected() {
		assertThat(this.detector.beginRun()).isFalse();
		this.detector.threadFailed(failureOf(5));
		assertThat(this.detector.beginRun()).as("the rest goes on as usual").isFalse();
		assertThat(rejections(5, 6)).containsOnlyNulls();
		this.detector.threadFailed(failureOf(5));
		assertThat(rejections(4, 5, 6)).extracting((rejection) -> rejection != null)
			.containsExactly(false, true, false);
	}

	@Test
	void eachOfManySuspectsIsProcessedAlone() {
		this.detector.beginRun();
		rejections(1, 2, 3);
		this.detector.threadFailed(TOO_LARGE);
		assertThat(this.detector.beginRun()).isTrue();
		rejections(1);
		this.detector.committed();
		rejections(2);
		this.detector.threadFailed(TOO_LARGE);
		assertThat(this.detector.beginRun()).isTrue();
		assertThat(rejections(2)).singleElement().satisfies((rejection) -> {
			assertThat(rejection.cause()).isInstanceOf(RecordTooLargeException.class);
			assertThat(rejection.truncate()).isFalse();
		});
		this.detector.committed();
		assertThat(this.detector.hasPassedSuspects()).isFalse();
		rejections(3);
		this.detector.committed();
		assertThat(this.detector.hasPassedSuspects()).isTrue();
		assertThat(this.detector.beginRun()).isFalse();
	}

	@Test
	void aRecordThatIsTooLargeForADeadLetterIsTruncated() {
		this.detector.beginRun();
		rejections(1);
		this.detector.threadFailed(TOO_LARGE);
		for (boolean cut : new boolean[] { false, true }) {
			this.detector.beginRun();
			rejections(1);
			this.detector.threadFailed(TOO_LARGE);
			this.detector.beginRun();
			assertThat(rejections(1)).singleElement()
				.satisfies((rejection) -> assertThat(rejection.truncate()).isEqualTo(cut));
			this.detector.threadFailed(new TimeoutException());
		}
	}

	@Test
	void aFaultMakesNoRecordSuspect() {
		this.detector.beginRun();
		rejections(1, 2, 3);
		for (Throwable fault : List.of(new StreamsException(new TimeoutException()), new OutOfMemoryError(),
				new StreamsException("punctuator", new IllegalStateException()))) {
			this.detector.threadFailed(fault);
			this.detector.threadFailed(fault);
			assertThat(this.detector.beginRun()).isFalse();
			assertThat(rejections(1, 2, 3)).containsOnlyNulls();
		}
	}

	@Test
	void noneOfSeveralSuspectsIsRejected() {
		this.detector.beginRun();
		rejections(1, 2);
		this.detector.threadFailed(TOO_LARGE);
		this.detector.beginRun();
		rejections(1, 2);
		this.detector.threadFailed(TOO_LARGE);
		assertThat(rejections(1, 2)).containsOnlyNulls();
	}

	private static Throwable failureOf(long offset) {
		return new StreamsException(
				RecordProcessingException.of(new Metadata("sales", 0, offset), new IllegalStateException("no")));
	}

	/** Reads a record per offset. A record without a rejection gives null. */
	private List<RejectionHeader> rejections(long... offsets) {
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		for (long offset : offsets) {
			records.add(new ConsumerRecord<>("sales", 0, offset, 0L, TimestampType.CREATE_TIME, 0, 0, null, null,
					new RecordHeaders(), Optional.empty()));
		}
		this.detector.read(new ConsumerRecords<>(Map.of(PARTITION, records), Map.of()));
		return records.stream()
			.map((record) -> RejectionHeader.of(record.headers()))
			.map((rejection) -> (rejection != RejectionHeader.NONE) ? rejection : null)
			.toList();
	}

	private record Metadata(String topic, int partition, long offset) implements RecordMetadata {
	}

}
