package cl.gremio.stock.consumer;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

import cl.gremio.model.event.Event;
import org.apache.kafka.common.serialization.Serde;

/**
 * What has to be known of one cart to tell whether the guild must hear of its next event.
 * The guild's one partition is shared by all carts, so what can't matter there stays out.
 *
 * @param low when the newest of its low events was recorded
 * @param restocked when the newest of its reports above the threshold was recorded
 */
record CartWatchState(Instant low, Instant restocked) {

	private static final Instant NEVER = Instant.ofEpochMilli(Long.MIN_VALUE);

	/** Nothing was heard of the cart. */
	static final CartWatchState NOTHING = new CartWatchState(NEVER, NEVER);

	static final Serde<CartWatchState> SERDE = CompactFormat.serde(CartWatchState::write, CartWatchState::read);

	/**
	 * What came of an event.
	 *
	 * @param watch what is known of the cart now
	 * @param signal what the guild must hear, if anything
	 */
	record Heard(CartWatchState watch, Optional<RefillEvent> signal) {
	}

	/**
	 * Hears an event of the cart. A low event that comes after a report recorded later
	 * would have been taken out by it: it does not wait. A sale that leaves enough is no
	 * news.
	 */
	Heard hear(Event<StockEvent> event, RefillRule rule) {
		if (rule.isLow(event.data().stock())) {
			return this.restocked.isAfter(event.time()) ? unchanged()
					: new Heard(new CartWatchState(later(this.low, event.time()), this.restocked),
							Optional.of(new RefillEvent.Low(LowStockEvent.of(event))));
		}
		return event.data().reported() ? restock(event.data().plate(), event.time()) : unchanged();
	}

	private Heard restock(String plate, Instant time) {
		boolean mayWait = !this.low.equals(NEVER) && !this.low.isBefore(this.restocked)
				&& !time.isBefore(this.restocked);
		return new Heard(new CartWatchState(this.low, later(this.restocked, time)),
				mayWait ? Optional.of(new RefillEvent.Restocked(plate, time)) : Optional.empty());
	}

	private Heard unchanged() {
		return new Heard(this, Optional.empty());
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private void write(DataOutputStream out) throws IOException {
		out.writeLong(this.low.toEpochMilli());
		out.writeLong(this.restocked.toEpochMilli());
	}

	private static CartWatchState read(DataInputStream in) throws IOException {
		return new CartWatchState(Instant.ofEpochMilli(in.readLong()), Instant.ofEpochMilli(in.readLong()));
	}

}
