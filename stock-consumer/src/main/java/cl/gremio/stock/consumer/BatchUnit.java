package cl.gremio.stock.consumer;

import java.util.List;

/** What counts towards a batch, {@code gremio.refill.count}. */
enum BatchUnit {

	/** Each low-stock event, as in the original system. */
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

	/** Each low cart, however many events it has. */
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

	abstract boolean replaces(LowStockEvent event, LowStockEvent waiting);

	/** How much the waiting events count towards a batch. */
	abstract long count(List<LowStockEvent> waiting);

}
