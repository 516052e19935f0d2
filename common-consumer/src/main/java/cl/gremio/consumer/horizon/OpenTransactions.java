package cl.gremio.consumer.horizon;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.WorkerThread;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Reports transactions that stay open. An open transaction hides the rest of a partition
 * from all {@code read_committed} readers, this service among them. Gauges show it, a
 * warning is logged when it lasts, and a line when it is over.
 */
public final class OpenTransactions implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(OpenTransactions.class);

	private static final Duration PERIOD = Duration.ofSeconds(2);

	private static final Duration STOP_TIMEOUT = Duration.ofMillis(500);

	private final LogEnds log;

	private final TransactionFinder finder;

	private final Duration patience;

	private final LongSupplier nanos;

	private final MultiGauge records;

	private final MultiGauge seconds;

	private final WorkerThread loop = new WorkerThread("open-transactions", "Looking for open transactions", PERIOD,
			(life) -> {
				look();
				life.recovered();
			});

	/** Written by the thread that starts the streams. */
	private volatile Collection<String> topics = List.of();

	/** Written by the watching thread only; the gauges read it. */
	private volatile Map<TopicPartition, CommittedEnd> ends = Map.of();

	/**
	 * Creates a watch.
	 * @param patience how long a transaction may hide records before a warning is logged
	 * @param nanos a clock that only runs forward, in nanoseconds
	 */
	public OpenTransactions(LogEnds log, TransactionFinder finder, Duration patience, LongSupplier nanos,
			MeterRegistry registry) {
		this.nanos = nanos;
		this.log = log;
		this.finder = finder;
		this.patience = patience;
		this.records = MultiGauge.builder("gremio.log.uncommitted")
			.description("Records at a partition's end that readers of committed records don't see yet")
			.baseUnit("records")
			.register(registry);
		this.seconds = MultiGauge.builder("gremio.log.stalled")
			.description("For how long a transaction has hidden them")
			.baseUnit("seconds")
			.register(registry);
	}

	/** Sets the topics to watch from now on. */
	public void watch(Collection<String> topics) {
		this.topics = Set.copyOf(topics);
	}

	/** If Kafka does not answer, the ends seen before are forgotten. */
	void look() {
		Map<TopicPartition, CommittedEnd> before = this.ends;
		Map<TopicPartition, CommittedEnd> after = Map.of();
		try {
			long now = this.nanos.getAsLong();
			after = new HashMap<>(this.log.of(this.topics, before, now));
			tellOfEnded(before, after, now);
			tellOfStalled(after, now);
		}
		catch (RetriableException ex) {
			logger.debug("Kafka does not tell where the log ends", ex);
		}
		finally {
			this.ends = after;
			if (!before.keySet().equals(after.keySet())) {
				registerGauges();
			}
		}
	}

	private void tellOfEnded(Map<TopicPartition, CommittedEnd> before, Map<TopicPartition, CommittedEnd> after,
			long now) {
		after.forEach((partition, end) -> {
			CommittedEnd stalled = before.get(partition);
			if (stalled != null && stalled.told() && !end.told()) {
				logger.info("{} can be read on: the transaction that hid its end is over, after {} s", partition,
						stalled.stalled(now).toSeconds());
			}
		});
	}

	private void tellOfStalled(Map<TopicPartition, CommittedEnd> after, long now) {
		Set<TopicPartition> stalled = after.entrySet()
			.stream()
			.filter((end) -> !end.getValue().told() && end.getValue().stalled(now).compareTo(this.patience) >= 0)
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
		if (stalled.isEmpty()) {
			return;
		}
		Map<String, Set<String>> byOwner = new TreeMap<>();
		this.finder.describe(stalled)
			.forEach((partition, owner) -> byOwner.computeIfAbsent(owner, (key) -> new TreeSet<>())
				.add(String.format(Locale.ROOT, "%s from offset %d", partition, after.get(partition).committed())));
		byOwner.forEach((owner, hidden) -> logger.warn(
				"A transaction has been open for more than {} s and hides from every reader what came after it: {}."
						+ " It is of {}. How to end it: docs/operations.md, \"An open transaction\"",
				this.patience.toSeconds(), OneLine.of(String.join(", ", hidden), 1000), OneLine.of(owner, 1000)));
		stalled.forEach((partition) -> after.computeIfPresent(partition, (key, end) -> end.asTold()));
	}

	private void registerGauges() {
		this.records.register(this.ends.keySet()
			.stream()
			.map((partition) -> MultiGauge.Row.of(tags(partition), this, (watch) -> watch.uncommitted(partition)))
			.collect(Collectors.toList()), true);
		this.seconds.register(this.ends.keySet()
			.stream()
			.map((partition) -> MultiGauge.Row.of(tags(partition), this, (watch) -> watch.stalled(partition)))
			.collect(Collectors.toList()), true);
	}

	private static Tags tags(TopicPartition partition) {
		return Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition()));
	}

	private double uncommitted(TopicPartition partition) {
		CommittedEnd end = this.ends.get(partition);
		return (end != null) ? end.uncommitted() : Double.NaN;
	}

	private double stalled(TopicPartition partition) {
		CommittedEnd end = this.ends.get(partition);
		return (end != null) ? end.stalled(this.nanos.getAsLong()).toMillis() / 1000.0 : Double.NaN;
	}

	@Override
	public void start() {
		this.loop.start();
	}

	@Override
	public void stop() {
		this.loop.stop(STOP_TIMEOUT);
	}

	@Override
	public boolean isRunning() {
		return this.loop.isRunning();
	}

}
