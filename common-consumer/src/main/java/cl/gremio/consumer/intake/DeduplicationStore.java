package cl.gremio.consumer.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import cl.gremio.consumer.state.JsonSerde;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Remembers which ids have passed, by the times of their records and by no clock.
 * {@link DayRetention} says for how long.
 */
class DeduplicationStore {

	/** Equal ids further apart are different events (contract: Idempotency-Key). */
	static final Duration WINDOW = Duration.ofHours(24);

	/** With each record so many ids may be forgotten, more than it can add. */
	private static final int FORGOTTEN_AT_ONCE = 20;

	/** Behind a day's number in a key; the next character ends the day's range. */
	private static final char OF_DAY = '/';

	private static final String KEY = "days";

	/** When the record of an id passed, by its day and the id: two are never as close. */
	private final KeyValueStore<String, Long> ids;

	private final WriteBehindStore<DayRetention> days;

	/** Up to here a day's ids are gone; what was deleted is not to be stepped over. */
	private String forgottenTo = "";

	DeduplicationStore(ProcessingContext context, String name) {
		this.ids = context.getStateStore(idsOf(name));
		this.days = context.getStateStore(daysOf(name));
	}

	static String idsOf(String name) {
		return name + "-ids";
	}

	static String daysOf(String name) {
		return name + "-days";
	}

	/** The state, under two names. */
	static StoreBuilder<KeyValueStore<String, Long>> idsStore(String name) {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(idsOf(name)), Serdes.String(), Serdes.Long())
			.withLoggingEnabled(datedByTheBroker());
	}

	static StoreBuilder<WriteBehindStore<DayRetention>> daysStore(String name) {
		return WriteBehindStore.builder(Stores.inMemoryKeyValueStore(daysOf(name)), JsonSerde.of(DayRetention.class))
			.withLoggingEnabled(datedByTheBroker());
	}

	/** A record may be dated further ahead than a broker takes for a changelog. */
	private static Map<String, String> datedByTheBroker() {
		return Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
	}

	/**
	 * Whether no record of this id passed within 24 hours of record time; if so, this one
	 * is remembered.
	 * @param time of the record, in epoch milliseconds, not negative
	 */
	boolean isFirst(String id, long time) {
		long day = time / WINDOW.toMillis();
		boolean first = !isNear(day - 1, id, time) && !isNear(day, id, time) && !isNear(day + 1, id, time);
		if (first) {
			this.ids.put(key(day, id), time);
		}
		DayRetention used = Objects.requireNonNullElse(this.days.get(KEY), DayRetention.NONE).used(day, first ? 1 : 0);
		this.days.put(KEY, forget(used));
		return first;
	}

	private boolean isNear(long day, String id, long time) {
		Long passed = this.ids.get(key(day, id));
		return passed != null && Math.abs(time - passed) <= WINDOW.toMillis();
	}

	private DayRetention forget(DayRetention remembered) {
		DayRetention.Day day = remembered.forgettable();
		if (day == null) {
			return remembered;
		}
		String start = key(day.number(), "");
		String from = this.forgottenTo.startsWith(start) ? this.forgottenTo : start;
		int count = 0;
		try (KeyValueIterator<String, Long> old = this.ids.range(from, keyAfter(day.number()))) {
			while (old.hasNext() && count < FORGOTTEN_AT_ONCE) {
				this.forgottenTo = old.next().key;
				this.ids.delete(this.forgottenTo);
				count++;
			}
		}
		return remembered.forgot(day.number(), (count < FORGOTTEN_AT_ONCE) ? day.ids() : count);
	}

	private static String key(long day, String id) {
		return Long.toHexString(day) + OF_DAY + id;
	}

	private static String keyAfter(long day) {
		return Long.toHexString(day) + (char) (OF_DAY + 1);
	}

}
