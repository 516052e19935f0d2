package cl.gremio.stock.consumer;

import java.util.List;

/**
 * When carts are refilled: a batch at a time, whichever carts of the guild they are.
 *
 * @param threshold the highest stock that is low
 * @param batch how many raise an alert
 * @param unit what counts towards a batch
 */
record RefillRule(int threshold, int batch, BatchUnit unit) {

	boolean isLow(int stock) {
		return stock <= this.threshold;
	}

	boolean isBatch(List<LowStockEvent> waiting) {
		return this.unit.count(waiting) >= this.batch;
	}

}
