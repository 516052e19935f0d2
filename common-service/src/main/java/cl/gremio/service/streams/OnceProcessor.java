package cl.gremio.service.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import cl.gremio.model.Event;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Lets the first of equal ids within 24 hours pass, where a client may have retried. Ids
 * are compared by the time of their records, so that a rebuild decides alike; they are
 * remembered by the clock for as long as a retry can still arrive, so that memory is
 * bounded however old the records are.
 */
class OnceProcessor<D> extends ContextualFixedKeyProcessor<String, Received.Accepted<D>, Received.Accepted<D>> {

	/** Equal ids further apart are different events (contract: Idempotency-Key). */
	static final Duration WINDOW = Duration.ofHours(24);

	/** A record may reach us late, after an outage of ours or of the broker's. */
	static final Duration REMEMBERED = WINDOW.plusHours(24);

	private final String storeName;

	private WindowStore<String, Long> seen;

	OnceProcessor(String storeName) {
		this.storeName = storeName;
	}

	/**
	 * The memory of ids. Its changelog is dated by the broker's clock, for its windows
	 * are, not its records.
	 */
	static StoreBuilder<WindowStore<String, Long>> store(String name) {
		return Stores
			.windowStoreBuilder(Stores.persistentWindowStore(name, REMEMBERED, REMEMBERED, false), Serdes.String(),
					Serdes.Long())
			.withLoggingEnabled(Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime"));
	}

	@Override
	public void init(FixedKeyProcessorContext<String, Received.Accepted<D>> context) {
		super.init(context);
		this.seen = context.getStateStore(this.storeName);
	}

	@Override
	public void process(FixedKeyRecord<String, Received.Accepted<D>> record) {
		Event<D> event = record.value().event();
		long now = context().currentSystemTimeMs();
		if (!isKnown(event.id(), record.timestamp(), now)) {
			this.seen.put(event.id(), record.timestamp(), now);
			context().forward(record);
		}
	}

	private boolean isKnown(String id, long timestamp, long now) {
		Instant end = Instant.ofEpochMilli(now);
		try (WindowStoreIterator<Long> times = this.seen.fetch(id, end.minus(REMEMBERED), end)) {
			while (times.hasNext()) {
				KeyValue<Long, Long> first = times.next();
				if (Math.abs(timestamp - first.value) <= WINDOW.toMillis()) {
					return true;
				}
			}
			return false;
		}
	}

}
