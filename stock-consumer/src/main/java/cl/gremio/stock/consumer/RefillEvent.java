package cl.gremio.stock.consumer;

import java.time.Instant;
import java.util.Objects;

import cl.gremio.model.wire.ShortText;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * An event of a cart that can change the guild's refills. The carts of all partitions
 * send theirs through one internal topic of one partition.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({ @JsonSubTypes.Type(value = RefillEvent.Low.class, name = "low"),
		@JsonSubTypes.Type(value = RefillEvent.Restocked.class, name = "restocked") })
sealed interface RefillEvent {

	/** A cart's stock is low. */
	record Low(LowStockEvent event) implements RefillEvent {

		public Low {
			Objects.requireNonNull(event);
		}

	}

	/** A cart's stock was reported above the threshold, at the time recorded. */
	record Restocked(String plate, Instant time) implements RefillEvent {

		public Restocked {
			requireShort(plate);
			Objects.requireNonNull(time);
		}

	}

	/**
	 * Requires a text as short as the intake lets through. Another program can write
	 * longer texts to the internal topic; they would make a fact too large for its topic.
	 */
	static void requireShort(String text) {
		if (text.codePointCount(0, text.length()) > ShortText.MAX_LENGTH) {
			throw new IllegalArgumentException("A text of more than " + ShortText.MAX_LENGTH + " characters");
		}
	}

}
