package cl.gremio.consumer.failure;

import java.io.IOException;
import java.io.UTFDataFormatException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import cl.gremio.model.topic.RecordPosition;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.LockException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.errors.internals.FailedProcessingException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;

import static org.assertj.core.api.Assertions.assertThat;

class FailureClassifierTests {

	static Stream<RuntimeException> faults() {
		return Stream.of(new TimeoutException(), new DisconnectException(), new ProducerFencedException("p"),
				new InvalidProducerEpochException("e"), new FencedInstanceIdException("i"),
				new AuthorizationException("a"), new TransactionAbortableException("t"), new KafkaStorageException(),
				new NotEnoughReplicasException(), new UnknownTopicOrPartitionException(), new CorruptRecordException(),
				new TaskMigratedException("m"), new TaskCorruptedException(Set.of(new TaskId(0, 0))),
				new LockException("l"), new InvalidStateStoreException("s"), new StreamsException("s"),
				new KafkaException("k"), new InterruptException(new InterruptedException()),
				new ProcessorStateException("disk", new RocksDBException("full")),
				new IllegalStateException(new RocksDBException("full")),
				new UncheckedIOException(new IOException("No space left on device")),
				new IllegalStateException(new OutOfMemoryError()), new IllegalStateException(new StackOverflowError()),
				new IllegalStateException(new TimeoutException()));
	}

	static Stream<RuntimeException> ofProcessing() {
		return Stream.of(new IllegalStateException("i"), new NullPointerException(), new ArithmeticException(),
				new ClassCastException(), new IndexOutOfBoundsException(),
				new UncheckedIOException(new UTFDataFormatException("long")));
	}

	static Stream<RuntimeException> ofProducts() {
		return Stream.of(new RecordTooLargeException(), new InvalidTimestampException("t"),
				new InvalidRecordException("r"), new SerializationException("s"));
	}

	@ParameterizedTest
	@MethodSource("faults")
	void aFaultIsNoFailureOfARecord(RuntimeException fault) {
		for (RuntimeException passed : passed(fault)) {
			assertThat(FailureClassifier.isOfProcessing(passed)).isFalse();
			assertThat(FailureClassifier.isOfProduct(passed)).isFalse();
			assertThat(blamed(passed)).isSameAs(passed);
			assertThat(RecordProcessingException.ofSome(passed)).isSameAs(passed);
		}
	}

	@ParameterizedTest
	@MethodSource("ofProcessing")
	void anExceptionOfOurCodeIsAFailureOfTheCurrentRecord(RuntimeException failure) {
		for (RuntimeException passed : passed(failure)) {
			assertThat(RecordProcessingException.find(blamed(passed))).hasValueSatisfying((found) -> {
				assertThat(found.position()).isEqualTo(new RecordPosition("sales", 1, 2));
				assertThat(FailureClassifier.root(found)).isSameAs(failure);
			});
			assertThat(FailureClassifier.isOfProduct(passed)).isFalse();
		}
	}

	@ParameterizedTest
	@MethodSource("ofProducts")
	void aRefusalByKafkaIsAFailureOfSomeRecord(RuntimeException failure) {
		for (RuntimeException passed : passed(failure)) {
			assertThat(FailureClassifier.isOfProduct(passed)).isTrue();
			assertThat(blamed(passed)).isSameAs(passed);
			assertThat(FailureClassifier.root(passed)).isSameAs(failure);
		}
	}

	private static RuntimeException blamed(RuntimeException failure) {
		return RecordProcessingException.of(new Metadata("sales", 1, 2), failure);
	}

	/** Returns a failure bare, and in the wrappers of Kafka Streams and the producer. */
	private static List<RuntimeException> passed(RuntimeException failure) {
		return List.of(failure, new StreamsException(failure), new FailedProcessingException("node", failure),
				new StreamsException(new FailedProcessingException("node", failure)),
				new StreamsException(new KafkaException("in an error state", failure)));
	}

	private record Metadata(String topic, int partition, long offset) implements RecordMetadata {
	}

}
