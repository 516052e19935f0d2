package cl.gremio.consumer.failure;

import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.internals.FailedProcessingException;
import org.rocksdb.RocksDBException;

/**
 * Distinguishes failures that the content of a record may cause from faults of Kafka, the
 * disk and the memory. Every failure that is not known to come from a record is a fault.
 */
final class FailureClassifier {

	/** These wrap another exception and add only the place where it passed. */
	private static final Set<Class<?>> WRAPPERS = Set.of(StreamsException.class, FailedProcessingException.class,
			KafkaException.class);

	/** With these Kafka refuses a record that we have produced. */
	private static final Set<Class<?>> REFUSALS = Set.of(RecordTooLargeException.class, InvalidTimestampException.class,
			InvalidRecordException.class, SerializationException.class);

	private FailureClassifier() {
	}

	/**
	 * Whether our own code failed, which processes the content of records: the cause is
	 * neither an exception of Kafka nor an error of the disk or the machine.
	 */
	static boolean isOfProcessing(RuntimeException failure) {
		List<Throwable> chain = chain(failure);
		return chain.stream().noneMatch((cause) -> isFault(cause) || REFUSALS.contains(cause.getClass()))
				&& !(chain.get(chain.size() - 1) instanceof KafkaException);
	}

	/** Whether Kafka refuses a record that we have produced. */
	static boolean isOfProduct(Throwable failure) {
		List<Throwable> chain = chain(failure);
		return chain.stream().noneMatch(FailureClassifier::isFault)
				&& chain.stream().anyMatch((cause) -> REFUSALS.contains(cause.getClass()));
	}

	/** Returns the first cause that does not only wrap another one. */
	static Throwable root(Throwable failure) {
		return chain(failure).stream()
			.filter((cause) -> !WRAPPERS.contains(cause.getClass()) && !(cause instanceof RecordProcessingException))
			.findFirst()
			.orElse(failure);
	}

	private static boolean isFault(Throwable cause) {
		if (cause instanceof KafkaException) {
			return !WRAPPERS.contains(cause.getClass()) && !REFUSALS.contains(cause.getClass());
		}
		return cause instanceof Error || cause instanceof InterruptedException || cause instanceof RocksDBException
				|| (cause instanceof IOException && !(cause instanceof UTFDataFormatException));
	}

	private static List<Throwable> chain(Throwable failure) {
		List<Throwable> chain = new ArrayList<>();
		for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
			chain.add(cause);
		}
		return chain;
	}

}
