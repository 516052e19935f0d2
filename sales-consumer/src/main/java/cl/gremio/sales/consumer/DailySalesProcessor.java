package cl.gremio.sales.consumer;

import cl.gremio.model.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds each sale to its cart's day, however late it comes. */
class DailySalesProcessor extends ContextualProcessor<String, Event<Sold>, String, DailySales> {

	/** The totals of each cart's day. */
	static final String DAILY = "daily";

	/** Who bought at which cart on which day, so that each client counts once. */
	static final String CLIENTS = "clients";

	private static final byte[] PRESENT = {};

	private KeyValueStore<String, Totals> daily;

	private KeyValueStore<String, byte[]> clients;

	@Override
	public void init(ProcessorContext<String, DailySales> context) {
		super.init(context);
		this.daily = context.getStateStore(DAILY);
		this.clients = context.getStateStore(CLIENTS);
	}

	@Override
	public void process(Record<String, Event<Sold>> record) {
		Sold sold = record.value().data();
		String key = DailyKey.of(sold.day(), sold.plate());
		Totals before = this.daily.get(key);
		boolean newClient = this.clients.putIfAbsent(key + '\0' + sold.client(), PRESENT) == null;
		DailySales sales = ((before != null) ? before.at(key) : DailySales.none(sold.day(), sold.plate()))
			.plus(sold.sopaipillas(), newClient);
		this.daily.put(key, Totals.of(sales));
		context().forward(new Record<>(key, sales, record.timestamp()));
	}

}
