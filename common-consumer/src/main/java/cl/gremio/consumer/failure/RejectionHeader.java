package cl.gremio.consumer.failure;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Tells the intake to make a record a dead letter. The header travels with the record
 * inside this process only. No producer can forge it, because it is an object of this
 * type and not the bytes of a header.
 *
 * @param cause the failure that the record led to, or {@code null} if its size is the
 * reason
 * @param truncate whether the dead letter keeps the beginning of the record only
 * @param removedBytes the number of bytes that are removed already
 */
public record RejectionHeader(@Nullable Throwable cause, boolean truncate, int removedBytes) implements Header {

	static final String NAME = "gremio_rejection";

	/** The record is not to be rejected. */
	static final RejectionHeader NONE = new RejectionHeader(null, false, 0);

	/** Returns the rejection among the headers, or {@link #NONE}. */
	static RejectionHeader of(Headers headers) {
		return (headers.lastHeader(NAME) instanceof RejectionHeader rejection) ? rejection : NONE;
	}

	/** Removes the rejection from the headers and returns it, or {@link #NONE}. */
	public static RejectionHeader take(Headers headers) {
		RejectionHeader rejection = of(headers);
		if (rejection != NONE) {
			headers.remove(NAME);
		}
		return rejection;
	}

	@Override
	public String key() {
		return NAME;
	}

	/** Returns {@code null}, because no client ever writes this header. */
	@Override
	public byte @Nullable [] value() {
		return null;
	}

}
