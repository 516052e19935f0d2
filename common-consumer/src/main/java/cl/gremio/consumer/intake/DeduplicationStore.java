package cl.gremio.consumer.intake;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import cl.gremio.consumer.state.StateSerde;
import cl.gremio.consumer.state.WriteBehindStore;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Keeps the ids that have passed, with the times of their records. {@link DayRetention}
 * says for how long.
 */
class DeduplicationStore {

	/** Equal ids further apart belong to different events (contract: Idempotency-Key). */
	static final Duration WINDOW = Duration.ofHours(24);

	/** The most ids removed per record, which is more than a record can add. */
	private static final int REMOVED_AT_ONCE = 20;

	/** Follows a day's number in a key. The next character ends the day's range. */
	private static final char SEPARATOR = '/';

	private static final String KEY = "days";

	/** The time of a record by its day and its id. */
	private final KeyValueStore<String, Long> ids;

	private final WriteBehindStore<DayRetention> days;

	/**
	 * The last id removed. Ranges begin here, so that no iterator passes deleted keys.
	 */
	private String removedTo = "";

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

	static StoreBuilder<KeyValueStore<String, Long>> idsStore(String name) {
		return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(idsOf(name)), Serdes.String(), Serdes.Long())
			.withLoggingEnabled(datedByTheBroker());
	}

	static StoreBuilder<WriteBehindStore<DayRetention>> daysStore(String name) {
		return WriteBehindStore.builder(Stores.inMemoryKeyValueStore(daysOf(name)), StateSerde.of(DayRetention.class))
			.withLoggingEnabled(datedByTheBroker());
	}

	/** A broker refuses timestamps in the far future, which a record may have. */
	private static Map<String, String> datedByTheBroker() {
		return Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
	}

	/**
	 * Adds an id, unless a record of this id has passed within 24 hours of record time.
	 * @param time the timestamp of the record in epoch milliseconds, not negative
	 * @return whether the id was added
	 */
	boolean add(String id, long time) {
		long day = time / WINDOW.toMillis();
		boolean first = !isNear(day - 1, id, time) && !isNear(day, id, time) && !isNear(day + 1, id, time);
		if (first) {
			this.ids.put(key(day, id), time);
		}
		DayRetention used = Objects.requireNonNullElse(this.days.get(KEY), DayRetention.NONE).used(day, first ? 1 : 0);
		this.days.put(KEY, removeExpired(used));
		return first;
	}

	private boolean isNear(long day, String id, long time) {
		Long passed = this.ids.get(key(day, id));
		return passed != null && Math.abs(time - passed) <= WINDOW.toMillis();
	}

	private DayRetention removeExpired(DayRetention retention) {
		DayRetention.Day day = retention.expiring();
		if (day == null) {
			return retention;
		}
		String start = key(day.number(), "");
		String from = this.removedTo.startsWith(start) ? this.removedTo : start;
		int count = 0;
		try (KeyValueIterator<String, Long> old = this.ids.range(from, keyAfter(day.number()))) {
			while (old.hasNext() && count < REMOVED_AT_ONCE) {
				this.removedTo = old.next().key;
				this.ids.delete(this.removedTo);
				count++;
			}
		}
		return retention.removed(day.number(), (count < REMOVED_AT_ONCE) ? day.ids() : count);
	}

	private static String key(long day, String id) {
		return Long.toHexString(day) + SEPARATOR + id;
	}

	private static String keyAfter(long day) {
		return Long.toHexString(day) + (char) (SEPARATOR + 1);
	}

}
