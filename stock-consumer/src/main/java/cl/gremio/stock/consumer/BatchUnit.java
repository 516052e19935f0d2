package cl.gremio.stock.consumer;

import java.util.List;

/** What counts towards a batch, {@code gremio.refill.count}. */
enum BatchUnit {

	/** Each low event, as in the original. */
	EVENTS {
		@Override
		boolean replaces(LowStockEvent event, LowStockEvent waiting) {
			return false;
		}

		@Override
		long count(List<LowStockEvent> waiting) {
			return waiting.size();
		}
	},

	/** Each cart that is low, however often it says so. */
	CARTS {
		@Override
		boolean replaces(LowStockEvent event, LowStockEvent waiting) {
			return event.plate().equals(waiting.plate());
		}

		@Override
		long count(List<LowStockEvent> waiting) {
			return waiting.stream().map(LowStockEvent::plate).distinct().count();
		}
	};

	/** Whether an event takes the place of one that waits. */
	abstract boolean replaces(LowStockEvent event, LowStockEvent waiting);

	/** How far these have come towards a batch. */
	abstract long count(List<LowStockEvent> waiting);

}
