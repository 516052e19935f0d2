package cl.gremio.stock.consumer;

import java.time.Instant;

import cl.gremio.model.event.Event;

/**
 * The part of a cart's history that decides whether its next event can change the guild's
 * refills. Only such events go through the one partition that all carts share.
 *
 * @param low when the newest low-stock event was recorded
 * @param restocked when the newest report above the threshold was recorded
 */
record CartWatchState(Instant low, Instant restocked) {

	/** Before every event: no event is recorded before 1970. */
	private static final Instant NEVER = Instant.EPOCH.minusMillis(1);

	/** The state before the cart's first event. */
	static final CartWatchState START = new CartWatchState(NEVER, NEVER);

	/**
	 * Applies an event of the cart. The result is the event for the guild's refills, if
	 * it can change them. A low-stock event that was recorded before the cart was
	 * restocked changes nothing: the report has removed it already. A sale that leaves
	 * enough stock changes nothing either.
	 */
	StateChange<CartWatchState, RefillEvent> after(Event<StockEvent> event, RefillRule rule) {
		if (rule.isLow(event.data().stock())) {
			return this.restocked.isAfter(event.time()) ? StateChange.to(this)
					: StateChange.to(new CartWatchState(later(this.low, event.time()), this.restocked),
							new RefillEvent.Low(LowStockEvent.of(event)));
		}
		return event.data().isReport() ? restocked(event.data().plate(), event.time()) : StateChange.to(this);
	}

	private StateChange<CartWatchState, RefillEvent> restocked(String plate, Instant time) {
		boolean mayWait = !this.low.equals(NEVER) && !this.low.isBefore(this.restocked)
				&& !time.isBefore(this.restocked);
		CartWatchState after = new CartWatchState(this.low, later(this.restocked, time));
		return mayWait ? StateChange.to(after, new RefillEvent.Restocked(plate, time)) : StateChange.to(after);
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

}
