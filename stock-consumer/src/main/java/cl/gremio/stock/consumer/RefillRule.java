package cl.gremio.stock.consumer;

/**
 * When carts are refilled: a batch at a time, whichever carts of the guild they are.
 *
 * @param threshold up to which stock is low
 * @param batch how many make an alert
 * @param unit what counts towards a batch
 */
record RefillRule(int threshold, int batch, BatchUnit unit) {

	/** Whether a cart with so much stock is low. */
	boolean isLow(int stock) {
		return stock <= this.threshold;
	}

	/** Whether those that wait make a batch. */
	boolean isBatch(PendingRefillFact waiting) {
		return this.unit.count(waiting.eventos()) >= this.batch;
	}

}
