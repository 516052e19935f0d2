package cl.gremio.sales.consumer;

import java.time.Duration;
import java.time.LocalDate;

import cl.gremio.consumer.horizon.Horizon;
import cl.gremio.consumer.state.WallClockTimer;
import cl.gremio.consumer.state.JsonSerde;
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
 * Reports the carts of a partition, each day once it is over, days in order, and only
 * when the log has been read past its close, so that no sale of the day is on its way.
 *
 * <p>
 * However many carts and days there are to report, it reports a chunk and asks for a
 * commit, which holds the reports and how far they have come. Sales are processed before
 * it goes on.
 */
class DayCloseProcessor extends ContextualProcessor<Object, Object, Object, Object> {

	/** Under one key, how far the partition has come. */
	static final String CLOSED = "closed";

	/** The report of each cart's day. */
	static final Output<String, DailySalesFact> REPORTS = new Output<>("day-close-reports");

	/** The sums of the partition's closed days, for the guild's. */
	static final Output<String, PartitionCloseEvent> PARTITION_REPORTS = new Output<>("day-close-partitions");

	/** A chunk is of so many carts and days at most. */
	static final int CHUNK = 1000;

	/** Between two looks, while the log is yet to be read past a close. */
	private static final Duration INTERVAL = Duration.ofSeconds(1);

	/** Between two chunks, for sales to be processed. */
	private static final Duration PAUSE = Duration.ofMillis(25);

	private static final String PROGRESS = "progress";

	private final DayCloseRule close;

	private final Horizon horizon;

	private final int chunk;

	private WriteBehindStore<DailySalesState> daily;

	private KeyValueStore<String, PartitionCloseState> closed;

	/** Set for the next close. */
	private WallClockTimer timer;

	/** Set for the next chunk. */
	private WallClockTimer more;

	/**
	 * Creates a processor.
	 * @param chunk how many carts and days are reported within a transaction
	 */
	DayCloseProcessor(DayCloseRule close, Horizon horizon, int chunk) {
		this.close = close;
		this.horizon = horizon;
		this.chunk = chunk;
	}

	static StoreBuilder<KeyValueStore<String, PartitionCloseState>> store() {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(CLOSED), Serdes.String(),
				JsonSerde.of(PartitionCloseState.class));
	}

	@Override
	public void init(ProcessorContext<Object, Object> context) {
		super.init(context);
		this.daily = context.getStateStore(DailySalesProcessor.DAILY);
		this.closed = context.getStateStore(CLOSED);
		this.timer = new WallClockTimer(context, INTERVAL, this::closeDays);
		this.more = new WallClockTimer(context, PAUSE, this::closeDays);
		this.timer.scheduleAt(context.currentSystemTimeMs());
	}

	@Override
	public void process(Record<Object, Object> record) {
		// a sale changes the totals that the close reads; it is no reason to close
	}

	private void closeDays(long now) {
		PartitionCloseState stored = this.closed.get(PROGRESS);
		PartitionCloseState progress = (stored != null) ? stored
				: PartitionCloseState.after(this.close.lastBeforeFirstStart());
		int room = this.chunk;
		while (room > 0 && isOver(progress.day())) {
			DayReportState before = progress.report();
			DayReportState after = report(before, room, now);
			room -= (int) (after.sums().carts() - before.sums().carts());
			if (room > 0) {
				tellTheGuild(after, now);
				room--;
				progress = PartitionCloseState.after(progress.day());
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
			this.more.scheduleAt(now);
		}
		else {
			this.timer.scheduleAt(this.close.closing(progress.day()).toEpochMilli());
		}
	}

	private boolean isOver(LocalDate day) {
		return !this.close.closing(day).isAfter(this.horizon.instant());
	}

	/** Reports carts that have not been reported, so many at most. */
	private DayReportState report(DayReportState before, int most, long now) {
		DayReportState report = before;
		String last = DailyKey.lastOf(before.sums().fecha());
		try (KeyValueIterator<String, DailySalesState> carts = this.daily.range(before.next(), last)) {
			for (int i = 0; i < most && carts.hasNext(); i++) {
				KeyValue<String, DailySalesState> cart = carts.next();
				DailySalesFact sales = cart.value.at(cart.key);
				REPORTS.forward(context(), new Record<>(cart.key, sales, now));
				report = report.plus(sales);
			}
		}
		return report;
	}

	private void tellTheGuild(DayReportState report, long now) {
		PartitionCloseEvent whole = new PartitionCloseEvent(context().taskId().partition(), report.sums(),
				report.first());
		PARTITION_REPORTS.forward(context(), new Record<>(report.sums().fecha().toString(), whole, now));
	}

}
