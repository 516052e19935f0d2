package cl.gremio.sales.consumer;

import java.time.LocalDate;
import java.util.Objects;

import cl.gremio.consumer.state.Output;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what all carts of a task's partition sell, by the day and by the hour, and
 * publishes these shares of the guild's totals at each commit.
 */
final class PartitionTotals {

	/** The partition's share of each day, when it changes. */
	static final Output<String, PartitionDayFact> DAY_FACTS = new Output<>("day-facts");

	/** The partition's share of each hour, when it changes. */
	static final Output<String, PartitionHourFact> HOUR_FACTS = new Output<>("hour-facts");

	/** The partition's share of each day. */
	static final String DAYS = "days";

	/** The partition's share of each hour. */
	static final String HOURS = "hours";

	private final int partition;

	private final WriteBehindStore<PartitionDayFact> days;

	private final WriteBehindStore<PartitionHourFact> hours;

	/** Of the sale before: nearly all sales are of the same hour as the one before. */
	private @Nullable LocalDate day;

	private int hour;

	private String dayKey = "";

	private String hourKey = "";

	/**
	 * Adds up in the stores of a processor that is being initialized, and publishes to
	 * the processor's outputs.
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
	 * @param before the totals of the cart's day before the sale
	 * @param after the same with it
	 * @param timestamp of the sale's record, in epoch milliseconds
	 */
	void add(SaleEvent sold, DailySalesState before, DailySalesState after, long timestamp) {
		turnTo(sold.day(), sold.hour());
		PartitionDayFact dayBefore = Objects.requireNonNullElseGet(this.days.get(this.dayKey),
				() -> PartitionDayFact.none(sold.day(), this.partition));
		this.days.publish(this.dayKey, dayBefore.plus(before, after), timestamp);
		PartitionHourFact hourBefore = Objects.requireNonNullElseGet(this.hours.get(this.hourKey),
				() -> PartitionHourFact.none(sold.day(), sold.hour(), this.partition));
		this.hours.publish(this.hourKey, hourBefore.plus(sold.sopaipillas()), timestamp);
	}

	private void turnTo(LocalDate newDay, int newHour) {
		if (newHour != this.hour || !newDay.equals(this.day)) {
			this.day = newDay;
			this.hour = newHour;
			this.dayKey = PartitionDayFact.key(newDay, this.partition);
			this.hourKey = PartitionHourFact.key(newDay, newHour, this.partition);
		}
	}

}
