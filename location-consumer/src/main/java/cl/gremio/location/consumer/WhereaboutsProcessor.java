package cl.gremio.location.consumer;

import java.time.Duration;

import cl.gremio.service.streams.Alarm;
import cl.gremio.service.streams.Horizon;
import cl.gremio.service.streams.WriteBehindStore;
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
class WhereaboutsProcessor extends ContextualProcessor<String, Report, String, CartChange<Cart>> {

	/** Where each cart was last seen clean. */
	static final String WHEREABOUTS = "whereabouts";

	/** The carts that are not lost, by the time at which to look at them. */
	static final String EXPIRIES = "expiries";

	/** Between two looks: what is left of the two seconds is for the rest. */
	private static final Duration INTERVAL = Duration.ofMillis(250);

	/** A transaction must not outlast its timeout, however many carts fall silent. */
	static final int AT_ONCE = 10_000;

	private static final byte[] PRESENT = {};

	private final Silence silence;

	private final Horizon horizon;

	private WriteBehindStore<Whereabouts> whereabouts;

	private KeyValueStore<Expiry, byte[]> expiries;

	/** Set for when the next cart is due. */
	private Alarm alarm;

	/**
	 * No entry is before this: what was deleted there is not to be stepped over again.
	 */
	private Expiry first = Expiry.FIRST;

	WhereaboutsProcessor(Silence silence, Horizon horizon) {
		this.silence = silence;
		this.horizon = horizon;
	}

	@Override
	public void init(ProcessorContext<String, CartChange<Cart>> context) {
		super.init(context);
		this.whereabouts = context.getStateStore(WHEREABOUTS);
		this.whereabouts.publishAs(context,
				(plate, cart, timestamp) -> new Record<>(plate, CartChange.ofFact(cart.of(plate)), timestamp));
		this.expiries = context.getStateStore(EXPIRIES);
		this.alarm = new Alarm(context, INTERVAL, this::findLost);
		this.alarm.setFor(context.currentSystemTimeMs());
	}

	@Override
	public void process(Record<String, Report> record) {
		if (!(record.value() instanceof Report.Clean report)) {
			return;
		}
		String plate = report.plate();
		Whereabouts before = this.whereabouts.get(plate);
		Whereabouts now = Whereabouts.after(before, report);
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
			tell(plate, CartEvent.found(plate, now.place()), record.timestamp());
		}
	}

	private void watch(String plate, Whereabouts cart) {
		this.expiries.put(new Expiry(cart.heard(), plate), PRESENT);
		if (cart.heard() < this.first.heard()) {
			this.first = Expiry.startOf(cart.heard());
		}
		this.alarm.setFor(this.silence.dueAfter(cart.heard()));
	}

	private void findLost(long now) {
		long last = this.silence.lostIfNotHeardAfter(this.horizon.instant());
		try (KeyValueIterator<Expiry, byte[]> watched = this.expiries.range(this.first, null)) {
			this.first = Expiry.startOf(Math.max(this.first.heard(), last + 1));
			for (int count = 0; watched.hasNext(); count++) {
				Expiry expiry = watched.next().key;
				if (expiry.heard() > last || count == AT_ONCE) {
					this.first = Expiry.startOf(Math.min(this.first.heard(), expiry.heard()));
					this.alarm.setFor(this.silence.dueAfter(expiry.heard()));
					return;
				}
				this.expiries.delete(expiry);
				look(expiry.plate(), last, now);
			}
		}
	}

	private void look(String plate, long last, long now) {
		Whereabouts cart = this.whereabouts.get(plate);
		if (cart.heard() > last) {
			watch(plate, cart);
			return;
		}
		Whereabouts lost = cart.asLost();
		this.whereabouts.publish(plate, lost, now);
		tell(plate, CartEvent.lost(plate, lost.place(), this.silence.endAfter(lost.heard())), now);
		context().commit();
	}

	private void tell(String plate, CartEvent event, long timestamp) {
		context().forward(new Record<>(plate, CartChange.ofEvent(event), timestamp));
	}

}
