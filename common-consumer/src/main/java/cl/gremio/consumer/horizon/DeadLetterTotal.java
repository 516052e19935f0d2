package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many dead letters a topic has, whichever instance wrote them and since whenever.
 * Transaction markers also have offsets there, so the records themselves are counted,
 * each of them once. Kafka is asked once a second while a caller wants to know, and not
 * at all otherwise. Any thread may call {@link #count()}; one thread calls the other
 * methods.
 */
public class DeadLetterTotal implements AutoCloseable {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	/** A scraper of metrics asks again sooner. */
	private static final Duration WANTED_FOR = Duration.ofSeconds(90);

	private static final Duration POLL = Duration.ofMillis(50);

	/** Of many dead letters the next look reads on. */
	private static final int POLLS = 20;

	private final Supplier<Consumer<byte[], byte[]>> consumers;

	private final String topic;

	private final LongSupplier nanos;

	/** Written by any thread that asks. */
	private volatile @Nullable Long wantedAt;

	/** Written by the measuring thread only. */
	private volatile double count = Double.NaN;

	private @Nullable Consumer<byte[], byte[]> reader;

	private @Nullable Long lookedAt;

	private long read;

	/**
	 * Nothing is known yet.
	 * @param consumers makes a {@code read_committed} consumer without a group, on first
	 * use
	 * @param topic a topic of dead letters
	 * @param nanos a clock that only runs forward, in nanoseconds
	 */
	public DeadLetterTotal(Supplier<Consumer<byte[], byte[]>> consumers, String topic, LongSupplier nanos) {
		this.consumers = consumers;
		this.topic = topic;
		this.nanos = nanos;
	}

	/** The number as last known, or NaN while it is not known. */
	public double count() {
		this.wantedAt = this.nanos.getAsLong();
		return this.count;
	}

	/** Counts on if a caller wants to know the number and the last look is old. */
	public void measure() {
		Long wanted = this.wantedAt;
		if (wanted == null || isOver(wanted, WANTED_FOR) || (this.lookedAt != null && !isOver(this.lookedAt, PERIOD))) {
			return;
		}
		this.lookedAt = this.nanos.getAsLong();
		Consumer<byte[], byte[]> consumer = reader();
		Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
		for (int poll = 0; poll < POLLS && isBehind(consumer, ends); poll++) {
			this.read += consumer.poll(POLL).count();
		}
		if (!isBehind(consumer, ends)) {
			this.count = this.read;
		}
	}

	private static boolean isBehind(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
		return ends.entrySet().stream().anyMatch((end) -> consumer.position(end.getKey()) < end.getValue());
	}

	private boolean isOver(long since, Duration time) {
		return this.nanos.getAsLong() - since >= time.toNanos();
	}

	private Consumer<byte[], byte[]> reader() {
		if (this.reader == null) {
			this.reader = this.consumers.get();
			this.reader.assign(this.reader.partitionsFor(this.topic)
				.stream()
				.map((info) -> new TopicPartition(info.topic(), info.partition()))
				.toList());
			this.reader.seekToBeginning(this.reader.assignment());
		}
		return this.reader;
	}

	@Override
	public void close() {
		if (this.reader != null) {
			this.reader.close();
		}
	}

}
