package cl.gremio.consumer.failure;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a record before it reaches the intake, and makes it a dead letter
 * there. It goes with the record as a header that only this process can have put there,
 * for it is an object of this type.
 *
 * @param cause what processing it led to, if that is why
 * @param cut whether only the beginning of the record is to be kept
 * @param removed how many bytes of it are gone already
 */
public record RejectionHeader(@Nullable Throwable cause, boolean cut, int removed) implements Header {

	static final String NAME = "gremio_refusal";

	/** Nothing is known. */
	static final RejectionHeader NONE = new RejectionHeader(null, false, 0);

	/** The refusal that a record carries, or {@link #NONE}. */
	static RejectionHeader of(Headers headers) {
		return (headers.lastHeader(NAME) instanceof RejectionHeader refusal) ? refusal : NONE;
	}

	/** The refusal that a record carries, taken from its headers. */
	public static RejectionHeader take(Headers headers) {
		RejectionHeader refusal = of(headers);
		if (refusal != NONE) {
			headers.remove(NAME);
		}
		return refusal;
	}

	@Override
	public String key() {
		return NAME;
	}

	/** None: it is never written. */
	@Override
	public byte @Nullable [] value() {
		return null;
	}

}
