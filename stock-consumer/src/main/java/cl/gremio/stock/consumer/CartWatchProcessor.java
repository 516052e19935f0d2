package cl.gremio.stock.consumer;

import cl.gremio.model.Event;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Tells the guild when a cart is low, and when one that may wait was restocked. */
class CartWatchProcessor extends ContextualProcessor<String, Event<CartStock>, String, RefillSignal> {

	/** What is known of each cart that was low or restocked. */
	static final String WATCHES = "watches";

	private final RefillRule rule;

	private WriteBehindStore<CartWatch> watches;

	CartWatchProcessor(RefillRule rule) {
		this.rule = rule;
	}

	@Override
	public void init(ProcessorContext<String, RefillSignal> context) {
		super.init(context);
		this.watches = context.getStateStore(WATCHES);
	}

	@Override
	public void process(Record<String, Event<CartStock>> record) {
		String plate = record.value().data().plate();
		CartWatch stored = this.watches.get(plate);
		CartWatch before = (stored != null) ? stored : CartWatch.NOTHING;
		CartWatch.Heard heard = before.hear(record.value(), this.rule);
		if (!heard.watch().equals(before)) {
			this.watches.put(plate, heard.watch());
		}
		heard.signal().ifPresent((signal) -> context().forward(new Record<>(plate, signal, record.timestamp())));
	}

}
