package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the sales of all carts of a task's partition by day and by hour, and publishes
 * the sums at each commit. The guild's totals are the sums over all partitions.
 */
final class PartitionTotals {

	/** The partition's totals of each day, after each change. */
	static final Output<String, PartitionDayFact> DAY_FACTS = new Output<>("day-facts");

	/** The partition's totals of each hour, after each change. */
	static final Output<String, PartitionHourFact> HOUR_FACTS = new Output<>("hour-facts");

	/** The store of the partition's days. */
	static final String DAYS = "days";

	/** The store of the partition's hours. */
	static final String HOURS = "hours";

	private final int partition;

	private final WriteBehindStore<PartitionDayFact> days;

	private final WriteBehindStore<PartitionHourFact> hours;

	/** The day of the previous sale: nearly all sales share the previous sale's hour. */
	private @Nullable LocalDate day;

	private int hour;

	private String dayKey = "";

	private String hourKey = "";

	/**
	 * Creates the totals for a processor that is being initialized, with its stores and
	 * outputs.
	 */
	PartitionTotals(ProcessorContext<Object, Object> context) {
		this.partition = context.taskId().partition();
		this.days = context.getStateStore(DAYS);
		this.days.publishTo(context, DAY_FACTS, Record::new);
		this.hours = context.getStateStore(HOURS);
		this.hours.publishTo(context, HOUR_FACTS, Record::new);
	}

	/**
	 * Adds a sale.
	 * @param before the state of the cart's day before the sale
	 * @param after the state of the cart's day after the sale
	 * @param timestamp the timestamp of the sale's record, in epoch milliseconds
	 */
	void add(SaleEvent sale, DailySalesState before, DailySalesState after, long timestamp) {
		useKeysOf(sale.day(), sale.hour());
		PartitionDayFact dayBefore = Objects.requireNonNullElseGet(this.days.get(this.dayKey),
				() -> PartitionDayFact.none(sale.day(), this.partition));
		this.days.publish(this.dayKey, dayBefore.plus(before, after), timestamp);
		PartitionHourFact hourBefore = Objects.requireNonNullElseGet(this.hours.get(this.hourKey),
				() -> PartitionHourFact.none(sale.day(), sale.hour(), this.partition));
		this.hours.publish(this.hourKey, hourBefore.plus(sale.sopaipillas()), timestamp);
	}

	private void useKeysOf(LocalDate newDay, int newHour) {
		if (newHour != this.hour || !newDay.equals(this.day)) {
			this.day = newDay;
			this.hour = newHour;
			this.dayKey = PartitionDayFact.key(newDay, this.partition);
			this.hourKey = PartitionHourFact.key(newDay, newHour, this.partition);
		}
	}

}
