package cl.gremio.stock.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Forwards the events of a cart that can change the guild's refills. */
class CartWatchProcessor extends ContextualProcessor<String, Event<StockEvent>, String, RefillEvent> {

	/** The store of the carts that were low or restocked. */
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
		CartWatchState before = Objects.requireNonNullElse(this.watches.get(plate), CartWatchState.START);
		StateChange<CartWatchState, RefillEvent> change = before.after(record.value(), this.rule);
		if (!change.state().equals(before)) {
			this.watches.put(plate, change.state());
		}
		change.result().ifPresent((event) -> context().forward(new Record<>(plate, event, record.timestamp())));
	}

}
