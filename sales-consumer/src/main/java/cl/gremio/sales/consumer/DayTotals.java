package cl.gremio.sales.consumer;

import java.time.LocalDate;

/**
 * The sums over the carts that sold something on a day.
 *
 * @param day the day, in guild time
 * @param carts the number of carts that sold something
 * @param clients the sum of each cart's clients
 */
record DayTotals(LocalDate day, long carts, long sopaipillas, long clients, long sales) {

	/** The totals of a day without sales. */
	static DayTotals none(LocalDate day) {
		return new DayTotals(day, 0, 0, 0, 0);
	}

	/** Adds a cart's sales of the same day. */
	DayTotals plus(DailySalesFact cart) {
		return plus(new DayTotals(this.day, 1, cart.sopaipillas(), cart.clients(), cart.sales()));
	}

	/** Adds the totals of other carts of the same day. */
	DayTotals plus(DayTotals others) {
		return new DayTotals(this.day, this.carts + others.carts, this.sopaipillas + others.sopaipillas,
				this.clients + others.clients, this.sales + others.sales);
	}

}
