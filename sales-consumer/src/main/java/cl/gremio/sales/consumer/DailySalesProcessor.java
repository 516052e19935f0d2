package cl.gremio.sales.consumer;

import cl.gremio.model.Event;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Adds each sale to its cart's day, however late it comes; the sums are published. */
class DailySalesProcessor extends ContextualProcessor<String, Event<Sold>, String, DailySales> {

	/** The totals of each cart's day. */
	static final String DAILY = "daily";

	/** Who bought at which cart on which day, so that each client counts once. */
	static final String CLIENTS = "clients";

	private static final byte[] PRESENT = {};

	private WriteBehindStore<Totals> daily;

	private WriteBehindStore<byte[]> clients;

	@Override
	public void init(ProcessorContext<String, DailySales> context) {
		super.init(context);
		this.daily = context.getStateStore(DAILY);
		this.daily.publishAs(context, (key, totals, timestamp) -> new Record<>(key, totals.at(key), timestamp));
		this.clients = context.getStateStore(CLIENTS);
	}

	@Override
	public void process(Record<String, Event<Sold>> record) {
		Sold sold = record.value().data();
		String key = DailyKey.of(sold.day(), sold.plate());
		String client = key + '\0' + sold.client();
		boolean newClient = this.clients.get(client) == null;
		if (newClient) {
			this.clients.put(client, PRESENT);
		}
		Totals before = this.daily.get(key);
		this.daily.publish(key, ((before != null) ? before : Totals.NONE).plus(sold.sopaipillas(), newClient),
				record.timestamp());
	}

}
