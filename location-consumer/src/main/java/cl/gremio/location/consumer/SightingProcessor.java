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
 * Keeps the newest clean report of each cart, and finds the carts that have been silent
 * for too long. The clean reports are in lane 0. Silence is measured by the clock, but
 * only up to the time until which the log has been read.
 *
 * <p>
 * A cart that is not lost has one entry in the index of expiries. A report does not move
 * the entry. When the entry is due, the processor moves it to the time of the cart's
 * newest report, so a cart that reports every second writes the index once a minute.
 */
class SightingProcessor extends ContextualProcessor<String, LocationEvent, Object, Object> {

	/** The newest clean report of a cart, after each change. */
	static final Output<String, SightingFact> FACTS = new Output<>("sightings-facts");

	/** Carts that were lost, or found again. */
	static final Output<String, CartEventFact> EVENTS = new Output<>("sightings-events");

	/** The store of the newest clean reports. */
	static final String SIGHTINGS = "sightings";

	/** The store of the carts that are not lost, by the time of their next check. */
	static final String EXPIRIES = "expiries";

	/**
	 * The time between two checks. It is a part of the two seconds that an answer may
	 * take.
	 */
	private static final Duration INTERVAL = Duration.ofMillis(250);

	/** The most carts of a check, so that its transaction ends before its timeout. */
	static final int CHUNK = 10_000;

	private static final byte[] PRESENT = {};

	private final SilenceRule silence;

	private final Horizon horizon;

	private WriteBehindStore<SightingState> sightings;

	private KeyValueStore<ExpiryEntry, byte[]> expiries;

	/** Fires when the next entry is due. */
	private WallClockTimer timer;

	/** No entry is before this one. A range from here skips the deleted entries. */
	private ExpiryEntry first = ExpiryEntry.FIRST;

	SightingProcessor(SilenceRule silence, Horizon horizon) {
		this.silence = silence;
		this.horizon = horizon;
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.sightings = context.getStateStore(SIGHTINGS);
		this.sightings.publishTo(context, FACTS,
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
		SightingState before = this.sightings.get(plate);
		SightingState after = SightingState.after(before, report);
		if (after.equals(before)) {
			return;
		}
		if (before == null || after.lost() != before.lost() || !after.sighting().equals(before.sighting())) {
			this.sightings.publish(plate, after, record.timestamp());
		}
		else {
			this.sightings.put(plate, after);
		}
		boolean found = before != null && before.lost() && !after.lost();
		if (before == null || found) {
			watch(plate, after);
		}
		if (found) {
			publish(plate, CartEventFact.found(plate, after.sighting()), record.timestamp());
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
				if (expiry.heard() > last || count == CHUNK) {
					this.first = ExpiryEntry.startOf(Math.min(this.first.heard(), expiry.heard()));
					this.timer.scheduleAt(this.silence.dueAfter(expiry.heard()));
					return;
				}
				this.expiries.delete(expiry);
				check(expiry.plate(), last, now);
			}
		}
	}

	private void check(String plate, long last, long now) {
		SightingState cart = this.sightings.get(plate);
		if (cart.heard() > last) {
			watch(plate, cart);
			return;
		}
		SightingState lost = cart.asLost();
		this.sightings.publish(plate, lost, now);
		publish(plate, CartEventFact.lost(plate, lost.sighting(), this.silence.dueSecondAfter(lost.heard())), now);
		context().commit();
	}

	private void publish(String plate, CartEventFact event, long timestamp) {
		EVENTS.forward(context(), new Record<>(plate, event, timestamp));
	}

}
