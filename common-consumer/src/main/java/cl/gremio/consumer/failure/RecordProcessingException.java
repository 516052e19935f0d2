package cl.gremio.consumer.failure;

import java.util.Optional;

import cl.gremio.model.topic.RecordPosition;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A failure of our own code that may come from what a record holds. */
public final class RecordProcessingException extends RuntimeException {

	private final transient @Nullable RecordPosition position;

	private RecordProcessingException(@Nullable RecordPosition position, RuntimeException cause) {
		super((position != null) ? position + " fails" : "A record that was processed before fails", cause);
		this.position = position;
	}

	/**
	 * The failure of a record that is being processed; a fault, or what is known to be of
	 * another record, as it is.
	 */
	public static RuntimeException of(RecordMetadata source, RuntimeException failure) {
		return (!(failure instanceof RecordProcessingException) && find(failure).isEmpty()
				&& FailureClassifier.isOfProcessing(failure))
						? new RecordProcessingException(
								new RecordPosition(source.topic(), source.partition(), source.offset()), failure)
						: failure;
	}

	/** The failure of one of the records processed since the last commit. */
	public static RuntimeException ofSome(RuntimeException failure) {
		return FailureClassifier.isOfProcessing(failure) ? new RecordProcessingException(null, failure) : failure;
	}

	/** The one that led to a failure, if any. */
	static Optional<RecordProcessingException> find(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RecordProcessingException found) {
				return Optional.of(found);
			}
		}
		return Optional.empty();
	}

	/** Which record it is, where that is known. */
	@Nullable RecordPosition position() {
		return this.position;
	}

}
