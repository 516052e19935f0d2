package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * How many seconds an application is behind the log: the age of the oldest committed
 * record that it has yet to process. Kafka is asked once a second while somebody wants to
 * know, and not at all otherwise. Only {@link #seconds()} may be called by any thread.
 */
public class Lag implements AutoCloseable {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	/** Longer than whoever asks regularly takes to ask again. */
	private static final Duration WANTED_FOR = Duration.ofSeconds(90);

	private static final Duration OUTDATED_AFTER = Duration.ofSeconds(15);

	private static final Duration POLL = Duration.ofMillis(100);

	private static final int POLLS = 20;

	private final Admin admin;

	private final Supplier<Consumer<byte[], byte[]>> probes;

	private final Clock clock;

	private final LongSupplier nanos;

	private final String application;

	private final List<String> topics;

	private @Nullable Consumer<byte[], byte[]> probe;

	private volatile @Nullable Measured last;

	private volatile @Nullable Long wantedAt;

	/**
	 * Nothing is known yet.
	 * @param probes makes a {@code read_committed} consumer without a group, on first use
	 * @param nanos a clock that only runs forward, in nanoseconds
	 * @param topics all that the application reads
	 */
	public Lag(Admin admin, Supplier<Consumer<byte[], byte[]>> probes, Clock clock, LongSupplier nanos,
			String application, List<String> topics) {
		this.admin = admin;
		this.probes = probes;
		this.clock = clock;
		this.nanos = nanos;
		this.application = application;
		this.topics = topics;
	}

	/** The seconds, or NaN while they are being found out. */
	public double seconds() {
		this.wantedAt = this.nanos.getAsLong();
		Measured measured = this.last;
		return (measured != null && !isOver(measured.at(), OUTDATED_AFTER)) ? measured.seconds() : Double.NaN;
	}

	/** Finds out, if somebody wants to know and it is time to. */
	public void measure() throws ExecutionException, InterruptedException {
		Long wanted = this.wantedAt;
		Measured before = this.last;
		if (wanted == null || isOver(wanted, WANTED_FOR) || (before != null && !isOver(before.at(), PERIOD))) {
			return;
		}
		Map<TopicPartition, Long> unread = unread();
		double seconds = unread.isEmpty() ? 0 : age(unread);
		this.last = new Measured(seconds, this.nanos.getAsLong());
	}

	private boolean isOver(long since, Duration time) {
		return this.nanos.getAsLong() - since >= time.toNanos();
	}

	/** Where the application goes on reading, of partitions that have more for it. */
	private Map<TopicPartition, Long> unread() throws ExecutionException, InterruptedException {
		List<TopicPartition> partitions = this.topics.stream()
			.flatMap((topic) -> probe().partitionsFor(topic).stream())
			.map((info) -> new TopicPartition(info.topic(), info.partition()))
			.toList();
		Map<TopicPartition, Long> starts = probe().beginningOffsets(partitions);
		Map<TopicPartition, Long> ends = probe().endOffsets(partitions);
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(this.application)
			.partitionsToOffsetAndMetadata()
			.get();
		Map<TopicPartition, Long> unread = new HashMap<>();
		ends.forEach((partition, end) -> {
			OffsetAndMetadata position = committed.get(partition);
			long next = Math.max((position != null) ? position.offset() : 0, starts.get(partition));
			if (next < end) {
				unread.put(partition, next);
			}
		});
		return unread;
	}

	/**
	 * The age of the oldest record that comes next, 0 if only markers come, NaN if
	 * nothing comes in time.
	 */
	private double age(Map<TopicPartition, Long> positions) {
		Consumer<byte[], byte[]> reader = probe();
		reader.assign(positions.keySet());
		positions.forEach(reader::seek);
		Map<TopicPartition, Long> ends = reader.endOffsets(positions.keySet());
		Map<TopicPartition, Long> first = new HashMap<>();
		for (int i = 0; !isDone(reader, ends, first.keySet()); i++) {
			if (i == POLLS) {
				return Double.NaN;
			}
			for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
				first.putIfAbsent(new TopicPartition(record.topic(), record.partition()), record.timestamp());
			}
		}
		long now = this.clock.millis();
		return first.values().stream().mapToDouble((time) -> Math.max(0, now - time) / 1000.0).max().orElse(0);
	}

	private static boolean isDone(Consumer<byte[], byte[]> reader, Map<TopicPartition, Long> ends,
			Collection<TopicPartition> found) {
		return ends.entrySet()
			.stream()
			.allMatch((end) -> found.contains(end.getKey()) || reader.position(end.getKey()) >= end.getValue());
	}

	private Consumer<byte[], byte[]> probe() {
		if (this.probe == null) {
			this.probe = this.probes.get();
		}
		return this.probe;
	}

	@Override
	public void close() {
		if (this.probe != null) {
			this.probe.close();
		}
	}

	private record Measured(double seconds, long at) {

	}

}
