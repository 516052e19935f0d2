package cl.gremio.stock.consumer;

import java.util.List;

/** What counts towards a batch, {@code gremio.refill.count}. */
enum Counting {

	/** Each low event, as in the original. */
	EVENTS {
		@Override
		boolean replaces(LowStock event, LowStock waiting) {
			return false;
		}

		@Override
		long count(List<LowStock> waiting) {
			return waiting.size();
		}
	},

	/** Each cart that is low, however often it says so. */
	CARTS {
		@Override
		boolean replaces(LowStock event, LowStock waiting) {
			return event.plate().equals(waiting.plate());
		}

		@Override
		long count(List<LowStock> waiting) {
			return waiting.stream().map(LowStock::plate).distinct().count();
		}
	};

	/** Whether an event takes the place of one that waits. */
	abstract boolean replaces(LowStock event, LowStock waiting);

	/** How far these have come towards a batch. */
	abstract long count(List<LowStock> waiting);

}
