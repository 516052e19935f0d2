package cl.gremio.sales.consumer;

import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import cl.gremio.model.event.Event;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Adds each sale to its cart's day and to the guild's day and hour, however late it
 * comes; the sums are published. Each type of fact has an output of its own.
 */
class DailySalesProcessor extends ContextualProcessor<String, Event<SaleEvent>, Object, Object> {

	/** The totals of each cart's day, when they change. */
	static final Output<String, DailySalesFact> DAILY_FACTS = new Output<>("daily-facts");

	/** The totals of each cart's day. */
	static final String DAILY = "daily";

	/**
	 * Who bought at which cart on which day, so that each client counts once; of days
	 * with few clients their totals say it.
	 */
	static final String CLIENTS = "clients";

	private static final byte[] PRESENT = {};

	private WriteBehindStore<DailySalesState> daily;

	private WriteBehindStore<byte[]> clients;

	private PartitionTotals guild;

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.daily = context.getStateStore(DAILY);
		this.daily.publishTo(context, DAILY_FACTS,
				(key, totals, timestamp) -> new Record<>(key, totals.at(key), timestamp));
		this.clients = context.getStateStore(CLIENTS);
		this.guild = new PartitionTotals(context);
	}

	@Override
	public void process(Record<String, Event<SaleEvent>> record) {
		SaleEvent sold = record.value().data();
		String key = DailyKey.of(sold.day(), sold.plate());
		DailySalesState before = Objects.requireNonNullElse(this.daily.get(key), DailySalesState.NONE);
		DailySalesState after = add(sold, key, before);
		this.daily.publish(key, after, record.timestamp());
		this.guild.add(sold, before, after, record.timestamp());
	}

	private DailySalesState add(SaleEvent sold, String key, DailySalesState totals) {
		if (isClient(key, totals, sold.client())) {
			return totals.plus(sold.sopaipillas());
		}
		DailySalesState more = totals.plus(sold.sopaipillas(), sold.client());
		if (!more.hasAllClients()) {
			totals.few().forEach((client) -> this.clients.put(clientKey(key, client), PRESENT));
			this.clients.put(clientKey(key, sold.client()), PRESENT);
		}
		return more;
	}

	private boolean isClient(String key, DailySalesState totals, String client) {
		return totals.hasAllClients() ? totals.few().contains(client)
				: this.clients.get(clientKey(key, client)) != null;
	}

	private static String clientKey(String key, String client) {
		return key + '\0' + client;
	}

}
