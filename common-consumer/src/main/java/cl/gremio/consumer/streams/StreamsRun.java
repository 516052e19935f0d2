package cl.gremio.consumer.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import cl.gremio.consumer.failure.PerRecordCommit;
import cl.gremio.consumer.failure.PoisonRecordDetector;
import cl.gremio.consumer.horizon.DeadLetterTotal;
import cl.gremio.consumer.horizon.Lag;
import cl.gremio.consumer.horizon.LogHorizon;
import cl.gremio.consumer.horizon.UnreadRecords;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the streams, from building the topology to closing the Kafka Streams
 * instance, with the horizon and the lag of this run.
 */
class StreamsRun implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StreamsRun.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

	private final KafkaStreams streams;

	private final UnreadRecords unread;

	private final LogHorizon horizon;

	private final Lag lag;

	private final DeadLetterTotal deadLetters;

	private final List<String> sources;

	private final GenerationCutover cutover;

	private final PoisonRecordDetector detector;

	/**
	 * Builds the streams, and does not start them.
	 * @param cutover lets the generation of this run answer
	 * @param partitions the number of partitions by topic
	 * @param probes creates {@code read_committed} consumers without a group
	 * @param deadLetters counts the dead letters; this run closes it
	 * @param detector the detector of the service, which outlives this run
	 */
	StreamsRun(StreamsDefinition definition, GenerationCutover cutover, Map<String, Integer> partitions,
			Properties config, Admin admin, Supplier<Consumer<byte[], byte[]>> probes, DeadLetterTotal deadLetters,
			Clock clock, PoisonRecordDetector detector) {
		String application = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
		this.cutover = cutover;
		this.unread = new UnreadRecords(admin, probes, application);
		this.horizon = new LogHorizon(this.unread, clock, cutover.generation().firstStart());
		StreamsBuilder builder = new StreamsBuilder();
		definition.topology().build(builder, partitions, cutover.generation(), this.horizon);
		Topology topology = builder.build();
		this.sources = SourceTopics.of(topology.describe(), application);
		this.horizon.watch(this.sources);
		this.detector = detector;
		if (detector.beginRun()) {
			config.put(PerRecordCommit.ONE_BY_ONE, true);
			config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1);
			// Otherwise a record waits for other topics, which wait for its commit
			config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
		}
		this.deadLetters = deadLetters;
		this.lag = new Lag(this.unread, clock, System::nanoTime, this.sources);
		this.streams = new KafkaStreams(topology, config, new StreamsClientSupplier(detector));
		this.streams.setUncaughtExceptionHandler((ex) -> {
			detector.threadFailed(ex);
			logger.error("The streams end and are built anew", ex);
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		});
	}

	/** Returns all topics that the streams read, with the internal ones. */
	List<String> sources() {
		return this.sources;
	}

	void start() {
		this.streams.start();
	}

	/** Whether the streams have stopped, or the next run has to take their place. */
	boolean hasEnded() {
		KafkaStreams.State state = this.streams.state();
		return state.hasCompletedShutdown() || state.isShuttingDown() || this.cutover.isObsolete()
				|| this.detector.hasPassedSuspects();
	}

	boolean isRunning() {
		return this.streams.state() == KafkaStreams.State.RUNNING;
	}

	/** Returns the lag behind the log in seconds, or NaN while it is unknown. */
	double behind() {
		return this.lag.seconds();
	}

	/** Returns the number of dead letters, or NaN while it is unknown. */
	double deadLetters() {
		return this.deadLetters.count();
	}

	/** Advances the horizon and the generation as far as the log has been read. */
	void advance() throws InterruptedException {
		try {
			this.horizon.advance();
			this.cutover.advance(this.horizon);
			this.lag.measure();
			this.deadLetters.measure();
		}
		catch (ExecutionException | KafkaException ex) {
			logger.debug("The horizon can't advance now", ex);
		}
	}

	@Override
	public void close() {
		if (!this.streams.close(CLOSE_TIMEOUT)) {
			logger.warn("The streams did not end within {} s", CLOSE_TIMEOUT.toSeconds());
		}
		this.unread.close();
		this.deadLetters.close();
	}

}
