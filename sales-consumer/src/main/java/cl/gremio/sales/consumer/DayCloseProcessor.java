package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.LocalDate;

import cl.gremio.service.streams.Alarm;
import cl.gremio.service.streams.Horizon;
import cl.gremio.service.streams.WriteBehindStore;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports each cart's day once it is over, days in order, and only when the log has been
 * read past its close, so that no sale of the day is on its way.
 */
class DayCloseProcessor extends ContextualProcessor<String, DailySales, String, DailySales> {

	/** Under one key, the last day that was closed. */
	static final String CLOSED = "closed";

	private static final Logger logger = LoggerFactory.getLogger(DayCloseProcessor.class);

	/** Between two looks, while the log is yet to be read past a close. */
	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final String LAST = "last";

	private final DayClose close;

	private final Horizon horizon;

	private WriteBehindStore<Totals> daily;

	private KeyValueStore<String, String> closed;

	/** Set for the next close. */
	private Alarm alarm;

	DayCloseProcessor(DayClose close, Horizon horizon) {
		this.close = close;
		this.horizon = horizon;
	}

	@Override
	public void init(ProcessorContext<String, DailySales> context) {
		super.init(context);
		this.daily = context.getStateStore(DailySalesProcessor.DAILY);
		this.closed = context.getStateStore(CLOSED);
		this.alarm = new Alarm(context, INTERVAL, this::closeDays);
		this.alarm.setFor(context.currentSystemTimeMs());
	}

	@Override
	public void process(Record<String, DailySales> record) {
		// a sale changes the totals that the close reads; it is no reason to close
	}

	private void closeDays(long now) {
		LocalDate day = firstOpen();
		while (!this.close.closing(day).isAfter(this.horizon.instant())) {
			report(day, now);
			this.closed.put(LAST, day.toString());
			day = day.plusDays(1);
		}
		this.alarm.setFor(this.close.closing(day).toEpochMilli());
	}

	private LocalDate firstOpen() {
		String last = this.closed.get(LAST);
		if (last == null) {
			last = this.close.lastBeforeFirstStart().toString();
			this.closed.put(LAST, last);
		}
		return LocalDate.parse(last).plusDays(1);
	}

	private void report(LocalDate day, long now) {
		try (KeyValueIterator<String, Totals> carts = this.daily.range(DailyKey.firstOf(day), DailyKey.lastOf(day))) {
			while (carts.hasNext()) {
				KeyValue<String, Totals> cart = carts.next();
				DailySales sales = cart.value.at(cart.key);
				logger.info("{} closed: {} sold {} sopaipillas to {} clients in {} sales, {} each", day, sales.plate(),
						sales.sopaipillas(), sales.clients(), sales.sales(), sales.average());
				context().forward(new Record<>(cart.key, sales, now));
			}
		}
	}

}
