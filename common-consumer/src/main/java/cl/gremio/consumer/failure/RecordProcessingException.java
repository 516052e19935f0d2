package cl.gremio.consumer.failure;

import java.util.Optional;

import cl.gremio.model.topic.RecordPosition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A failure of our own code that the content of a record may have caused. */
public final class RecordProcessingException extends RuntimeException {

	private final transient @Nullable RecordPosition position;

	private RecordProcessingException(@Nullable RecordPosition position, RuntimeException cause) {
		super((position != null) ? position + " fails" : "A record that was processed before fails", cause);
		this.position = position;
	}

	/**
	 * Wraps the failure of the record that is being processed. Returns a fault, and the
	 * failure of another record, as they are.
	 */
	public static RuntimeException of(RecordMetadata source, RuntimeException failure) {
		return (!(failure instanceof RecordProcessingException) && find(failure).isEmpty()
				&& FailureClassifier.isOfProcessing(failure))
						? new RecordProcessingException(
								new RecordPosition(source.topic(), source.partition(), source.offset()), failure)
						: failure;
	}

	/** Wraps the failure of some record that was processed since the last commit. */
	public static RuntimeException ofSome(RuntimeException failure) {
		return FailureClassifier.isOfProcessing(failure) ? new RecordProcessingException(null, failure) : failure;
	}

	/** Finds the exception of this type that caused a failure, if any. */
	static Optional<RecordProcessingException> find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RecordProcessingException found) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	/** Returns the position of the record, or {@code null} if it is unknown. */
	@Nullable RecordPosition position() {
		return this.position;
	}

}
