package cl.gremio.location.consumer;

import java.time.Duration;

import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WallClockTimer;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Follows where each cart is, from lane 0, and finds those that fall silent, by the clock
 * but only as far as the log has been read.
 *
 * <p>
 * A cart that is not lost has one entry in the index of expiries. It is not moved at each
 * report, but when it comes up: a cart that reports every second writes it once a minute.
 */
class SightingProcessor extends ContextualProcessor<String, LocationEvent, Object, Object> {

	/** Where each cart was last seen clean, when that changes. */
	static final Output<String, SightingFact> FACTS = new Output<>("whereabouts-facts");

	/** That a cart was lost or found. */
	static final Output<String, CartEventFact> EVENTS = new Output<>("whereabouts-events");

	/** Where each cart was last seen clean. */
	static final String WHEREABOUTS = "whereabouts";

	/** The carts that are not lost, by the time at which to look at them. */
	static final String EXPIRIES = "expiries";

	/** Between two looks: what is left of the two seconds is for the rest. */
	private static final Duration INTERVAL = Duration.ofMillis(250);

	/** A transaction must not outlast its timeout, however many carts fall silent. */
	static final int AT_ONCE = 10_000;

	private static final byte[] PRESENT = {};

	private final SilenceRule silence;

	private final Horizon horizon;

	private WriteBehindStore<SightingState> whereabouts;

	private KeyValueStore<ExpiryEntry, byte[]> expiries;

	/** Set for when the next cart is due. */
	private WallClockTimer timer;

	/**
	 * No entry is before this: what was deleted there is not to be stepped over again.
	 */
	private ExpiryEntry first = ExpiryEntry.FIRST;

	SightingProcessor(SilenceRule silence, Horizon horizon) {
		this.silence = silence;
		this.horizon = horizon;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.whereabouts = context.getStateStore(WHEREABOUTS);
		this.whereabouts.publishTo(context, FACTS,
				(plate, cart, timestamp) -> new Record<>(plate, cart.factOf(plate), timestamp));
		this.expiries = context.getStateStore(EXPIRIES);
		this.timer = new WallClockTimer(context, INTERVAL, this::findLost);
		this.timer.scheduleAt(context.currentSystemTimeMs());
	}

	@Override
	public void process(Record<String, LocationEvent> record) {
		if (!(record.value() instanceof LocationEvent.Clean report)) {
			return;
		}
		String plate = report.plate();
		SightingState before = this.whereabouts.get(plate);
		SightingState now = SightingState.after(before, report);
		if (now.equals(before)) {
			return;
		}
		if (before == null || now.lost() != before.lost() || !now.place().equals(before.place())) {
			this.whereabouts.publish(plate, now, record.timestamp());
		}
		else {
			this.whereabouts.put(plate, now);
		}
		boolean found = before != null && before.lost() && !now.lost();
		if (before == null || found) {
			watch(plate, now);
		}
		if (found) {
			tell(plate, CartEventFact.found(plate, now.place()), record.timestamp());
		}
	}

	private void watch(String plate, SightingState cart) {
		this.expiries.put(new ExpiryEntry(cart.heard(), plate), PRESENT);
		if (cart.heard() < this.first.heard()) {
			this.first = ExpiryEntry.startOf(cart.heard());
		}
		this.timer.scheduleAt(this.silence.dueAfter(cart.heard()));
	}

	private void findLost(long now) {
		long last = this.silence.lostIfNotHeardAfter(this.horizon.instant());
		try (KeyValueIterator<ExpiryEntry, byte[]> watched = this.expiries.range(this.first, null)) {
			this.first = ExpiryEntry.startOf(Math.max(this.first.heard(), last + 1));
			for (int count = 0; watched.hasNext(); count++) {
				ExpiryEntry expiry = watched.next().key;
				if (expiry.heard() > last || count == AT_ONCE) {
					this.first = ExpiryEntry.startOf(Math.min(this.first.heard(), expiry.heard()));
					this.timer.scheduleAt(this.silence.dueAfter(expiry.heard()));
					return;
				}
				this.expiries.delete(expiry);
				look(expiry.plate(), last, now);
			}
		}
	}

	private void look(String plate, long last, long now) {
		SightingState cart = this.whereabouts.get(plate);
		if (cart.heard() > last) {
			watch(plate, cart);
			return;
		}
		SightingState lost = cart.asLost();
		this.whereabouts.publish(plate, lost, now);
		tell(plate, CartEventFact.lost(plate, lost.place(), this.silence.endAfter(lost.heard())), now);
		context().commit();
	}

	private void tell(String plate, CartEventFact event, long timestamp) {
		EVENTS.forward(context(), new Record<>(plate, event, timestamp));
	}

}
