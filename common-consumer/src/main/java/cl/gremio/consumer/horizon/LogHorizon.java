package cl.gremio.consumer.horizon;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Finds out how far an application has read: at an instant it notes where the topics end,
 * and once the application's committed offsets have passed that, everything recorded
 * before that instant has been processed, by whichever instance.
 *
 * <p>
 * The application's internal topics are looked at in the order of the way through them,
 * so that a record on its way is not overlooked. Not thread-safe.
 */
public class LogHorizon implements Progress, AutoCloseable {

	private static final Duration PROBE = Duration.ofMillis(50);

	/** What is concluded from silence takes minutes to be so. */
	private static final Duration PERIOD = Duration.ofSeconds(1);

	private final ProgressLog progress = new ProgressLog(LoggerFactory.getLogger(LogHorizon.class), "Reading the log");

	private final Admin admin;

	private final Supplier<Consumer<byte[], byte[]>> probes;

	private @Nullable Consumer<byte[], byte[]> probe;

	private final Clock clock;

	private final String application;

	private final Instant firstStart;

	private List<String> topics = List.of();

	private volatile Instant reached = Instant.MIN;

	/** Nobody concludes anything from silence all the time: no need to ask Kafka then. */
	private volatile boolean wanted;

	private Instant asked = Instant.MIN;

	private int stage;

	private Map<TopicPartition, Long> ends = Map.of();

	/**
	 * Creates a horizon that has reached nothing yet.
	 * @param probes makes a {@code read_committed} consumer without a group, on first use
	 */
	public LogHorizon(Admin admin, Supplier<Consumer<byte[], byte[]>> probes, Clock clock, String application,
			Instant firstStart) {
		this.admin = admin;
		this.probes = probes;
		this.clock = clock;
		this.application = application;
		this.firstStart = firstStart;
	}

	/**
	 * Says what to look at.
	 * @param topics all that the application reads, in the order of a record's way
	 */
	public void watch(List<String> topics) {
		this.topics = topics;
		this.stage = topics.size();
	}

	/** An instant that the clock, which was set back, has yet to come to is void. */
	@Override
	public Instant instant() {
		this.wanted = true;
		Instant instant = this.reached;
		return instant.isAfter(this.clock.instant()) ? Instant.MIN : instant;
	}

	@Override
	public Instant firstStart() {
		return this.firstStart;
	}

	/**
	 * Looks once how far the application has come, and moves the horizon if it has come
	 * far enough; does nothing until somebody asks for it anew, nor within a second of
	 * the instant that it moved to.
	 */
	public void advance() throws ExecutionException, InterruptedException {
		if (this.stage == this.topics.size()) {
			Instant now = this.clock.instant();
			if (!this.wanted || Duration.between(this.asked, now).abs().compareTo(PERIOD) < 0) {
				return;
			}
			this.wanted = false;
			this.asked = now;
			enter(0);
		}
		while (hasPassed(this.ends)) {
			if (this.stage + 1 == this.topics.size()) {
				this.stage = this.topics.size();
				this.reached = this.asked;
				this.progress.end();
				return;
			}
			enter(this.stage + 1);
		}
	}

	private void enter(int next) throws ExecutionException, InterruptedException {
		List<TopicPartition> partitions = probe().partitionsFor(this.topics.get(next))
			.stream()
			.map((info) -> new TopicPartition(info.topic(), info.partition()))
			.toList();
		this.ends = endsOf(partitions);
		this.stage = next;
	}

	/**
	 * With what is not committed yet: a record that waits for its commit is no silence.
	 */
	private Map<TopicPartition, Long> endsOf(List<TopicPartition> partitions)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetSpec> latest = partitions.stream()
			.collect(Collectors.toMap(Function.identity(), (partition) -> OffsetSpec.latest()));
		return this.admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
			.all()
			.get()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (end) -> end.getValue().offset()));
	}

	private boolean hasPassed(Map<TopicPartition, Long> ends) throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(this.application)
			.partitionsToOffsetAndMetadata()
			.get();
		Map<TopicPartition, Long> behind = ends.entrySet().stream().filter((end) -> {
			return read(committed.get(end.getKey())) < end.getValue();
		}).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		boolean passed = behind.isEmpty() || holdsNoRecords(behind, committed);
		if (!passed) {
			this.progress.tell(ends.entrySet()
				.stream()
				.mapToLong((end) -> Math.min(end.getValue(), read(committed.get(end.getKey()))))
				.sum(), ends.values().stream().mapToLong(Long::longValue).sum());
		}
		return passed;
	}

	private static long read(@Nullable OffsetAndMetadata committed) {
		return (committed != null) ? committed.offset() : 0;
	}

	/**
	 * Whether only transaction markers or nothing at all stand between the committed
	 * offsets and the ends: an application does not commit past those by itself.
	 */
	private boolean holdsNoRecords(Map<TopicPartition, Long> ends, Map<TopicPartition, OffsetAndMetadata> committed) {
		Consumer<byte[], byte[]> reader = probe();
		reader.assign(ends.keySet());
		Map<TopicPartition, Long> starts = reader.beginningOffsets(ends.keySet());
		ends.keySet().forEach((partition) -> {
			reader.seek(partition, Math.max(starts.get(partition), read(committed.get(partition))));
		});
		boolean empty = reader.poll(PROBE).isEmpty();
		return empty && ends.entrySet().stream().allMatch((end) -> reader.position(end.getKey()) >= end.getValue());
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

}
