package cl.gremio.stock.consumer;

import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells the guild when a cart is low, and when one that may wait was restocked. */
class CartWatchProcessor extends ContextualProcessor<String, Event<StockEvent>, String, RefillEvent> {

	/** What is known of each cart that was low or restocked. */
	static final String WATCHES = "watches";

	private final RefillRule rule;

	private WriteBehindStore<CartWatchState> watches;

	CartWatchProcessor(RefillRule rule) {
		this.rule = rule;
	}

	@Override
	public void init(ProcessorContext<String, RefillEvent> context) {
		super.init(context);
		this.watches = context.getStateStore(WATCHES);
	}

	@Override
	public void process(Record<String, Event<StockEvent>> record) {
		String plate = record.value().data().plate();
		CartWatchState stored = this.watches.get(plate);
		CartWatchState before = (stored != null) ? stored : CartWatchState.NOTHING;
		CartWatchState.Heard heard = before.hear(record.value(), this.rule);
		if (!heard.watch().equals(before)) {
			this.watches.put(plate, heard.watch());
		}
		heard.signal().ifPresent((signal) -> context().forward(new Record<>(plate, signal, record.timestamp())));
	}

}
