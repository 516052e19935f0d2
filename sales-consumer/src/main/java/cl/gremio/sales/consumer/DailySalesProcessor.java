package cl.gremio.sales.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds each sale to the day of its cart, and to the day and the hour of its partition,
 * however late the sale arrives. Each type of fact has an output of its own.
 */
class DailySalesProcessor extends ContextualProcessor<String, Event<SaleEvent>, Object, Object> {

	/** The sales of each cart's day, after each change. */
	static final Output<String, DailySalesFact> DAILY_FACTS = new Output<>("daily-facts");

	/** The store of each cart's day. */
	static final String DAILY = "daily";

	/**
	 * The store of the clients of each cart's day, if they are too many for the state. It
	 * makes each client count once.
	 */
	static final String CLIENTS = "clients";

	private static final byte[] PRESENT = {};

	private WriteBehindStore<DailySalesState> daily;

	private WriteBehindStore<byte[]> clients;

	private PartitionTotals partitionTotals;

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.daily = context.getStateStore(DAILY);
		this.daily.publishTo(context, DAILY_FACTS,
				(key, sales, timestamp) -> new Record<>(key, sales.factOf(key), timestamp));
		this.clients = context.getStateStore(CLIENTS);
		this.partitionTotals = new PartitionTotals(context);
	}

	@Override
	public void process(Record<String, Event<SaleEvent>> record) {
		SaleEvent sale = record.value().data();
		String key = DailyKey.of(sale.day(), sale.plate());
		DailySalesState before = Objects.requireNonNullElse(this.daily.get(key), DailySalesState.NONE);
		DailySalesState after = add(sale, key, before);
		this.daily.publish(key, after, record.timestamp());
		this.partitionTotals.add(sale, before, after, record.timestamp());
	}

	private DailySalesState add(SaleEvent sale, String key, DailySalesState before) {
		if (isKnown(key, before, sale.client())) {
			return before.plus(sale.sopaipillas());
		}
		DailySalesState after = before.plus(sale.sopaipillas(), sale.client());
		if (!after.hasAllClients()) {
			before.few().forEach((client) -> this.clients.put(clientKey(key, client), PRESENT));
			this.clients.put(clientKey(key, sale.client()), PRESENT);
		}
		return after;
	}

	private boolean isKnown(String key, DailySalesState before, String client) {
		return before.hasAllClients() ? before.few().contains(client)
				: this.clients.get(clientKey(key, client)) != null;
	}

	private static String clientKey(String key, String client) {
		return key + '\0' + client;
	}

}
