package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.LocalDate;

import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.state.WallClockTimer;
import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Reports the carts of a partition for each day, in the order of the days. A day is
 * reported when the log has been read past the day's close, so that no sale of the day is
 * missing.
 *
 * <p>
 * The processor reports one chunk of carts and days per transaction. The transaction
 * holds the reports and the progress. Between two chunks the thread processes sales.
 */
class DayCloseProcessor extends ContextualProcessor<Object, Object, Object, Object> {

	/** The store of the progress, under one key. */
	static final String CLOSED = "closed";

	/** The report of each cart's day. */
	static final Output<String, DailySalesFact> REPORTS = new Output<>("day-close-reports");

	/** The totals of each day that the partition has closed. */
	static final Output<String, PartitionCloseEvent> PARTITION_REPORTS = new Output<>("day-close-partitions");

	/** The most carts and days of a chunk. */
	static final int CHUNK = 1000;

	/** The time between two checks whether the log has been read past the next close. */
	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/** The time between two chunks, in which the thread processes sales. */
	private static final Duration PAUSE = Duration.ofMillis(25);

	private static final String PROGRESS = "progress";

	private final DayCloseRule rule;

	private final Horizon horizon;

	private final int chunk;

	private WriteBehindStore<DailySalesState> daily;

	private KeyValueStore<String, PartitionCloseState> closed;

	/** Fires at the next close. */
	private WallClockTimer nextClose;

	/** Fires when the next chunk is due. */
	private WallClockTimer nextChunk;

	/**
	 * Creates a processor.
	 * @param chunk the most carts and days that a transaction reports
	 */
	DayCloseProcessor(DayCloseRule rule, Horizon horizon, int chunk) {
		this.rule = rule;
		this.horizon = horizon;
		this.chunk = chunk;
	}

	static StoreBuilder<KeyValueStore<String, PartitionCloseState>> store() {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CLOSED), Serdes.String(),
				StateSerde.of(PartitionCloseState.class));
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.daily = context.getStateStore(DailySalesProcessor.DAILY);
		this.closed = context.getStateStore(CLOSED);
		this.nextClose = new WallClockTimer(context, INTERVAL, this::closeDays);
		this.nextChunk = new WallClockTimer(context, PAUSE, this::closeDays);
		this.nextClose.scheduleAt(context.currentSystemTimeMs());
	}

	@Override
	public void process(Record<Object, Object> record) {
		// The timers close days. A sale only changes the store that the close reads.
	}

	private void closeDays(long now) {
		PartitionCloseState stored = this.closed.get(PROGRESS);
		PartitionCloseState progress = (stored != null) ? stored
				: PartitionCloseState.after(this.rule.lastBeforeFirstStart());
		int room = this.chunk;
		while (room > 0 && isOver(progress.nextDay())) {
			DayReportState before = progress.report();
			DayReportState after = report(before, room, now);
			room -= (int) (after.totals().carts() - before.totals().carts());
			if (room > 0) {
				publish(after, now);
				room--;
				progress = PartitionCloseState.after(progress.nextDay());
			}
			else {
				progress = progress.with(after);
			}
		}
		if (!progress.equals(stored)) {
			this.closed.put(PROGRESS, progress);
		}
		if (room == 0) {
			context().commit();
			this.nextChunk.scheduleAt(now);
		}
		else {
			this.nextClose.scheduleAt(this.rule.closing(progress.nextDay()).toEpochMilli());
		}
	}

	private boolean isOver(LocalDate day) {
		return !this.rule.closing(day).isAfter(this.horizon.instant());
	}

	/** Reports the next carts of a day, up to a limit. */
	private DayReportState report(DayReportState before, int limit, long now) {
		DayReportState report = before;
		String last = DailyKey.lastOf(before.totals().day());
		try (KeyValueIterator<String, DailySalesState> carts = this.daily.range(before.nextKey(), last)) {
			for (int i = 0; i < limit && carts.hasNext(); i++) {
				KeyValue<String, DailySalesState> cart = carts.next();
				DailySalesFact sales = cart.value.factOf(cart.key);
				REPORTS.forward(context(), new Record<>(cart.key, sales, now));
				report = report.plus(sales);
			}
		}
		return report;
	}

	private void publish(DayReportState report, long now) {
		PartitionCloseEvent event = new PartitionCloseEvent(context().taskId().partition(), report.totals(),
				report.first());
		PARTITION_REPORTS.forward(context(), new Record<>(report.totals().day().toString(), event, now));
	}

}
