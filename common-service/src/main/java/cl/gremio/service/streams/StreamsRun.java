package cl.gremio.service.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the streams: from their building to their end, with their horizon. */
class StreamsRun implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StreamsRun.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

	private final KafkaStreams streams;

	private final LogHorizon horizon;

	private final Lag lag;

	private final List<String> sources;

	private final Succession succession;

	/**
	 * Builds the streams.
	 * @param succession lets their generation answer
	 * @param partitions how many partitions each topic has
	 * @param probes makes a {@code read_committed} consumer without a group
	 */
	StreamsRun(StreamsDefinition definition, Succession succession, Map<String, Integer> partitions, Properties config,
			Admin admin, Supplier<Consumer<byte[], byte[]>> probes, Clock clock) {
		String application = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
		this.succession = succession;
		this.horizon = new LogHorizon(admin, probes, clock, application, succession.firstStart());
		StreamsBuilder builder = new StreamsBuilder();
		definition.topology().build(builder, partitions, this.horizon);
		Topology topology = builder.build();
		this.sources = SourceTopics.of(topology.describe(), application);
		this.horizon.watch(this.sources);
		this.lag = new Lag(admin, probes, clock, System::nanoTime, application, this.sources);
		this.streams = new KafkaStreams(topology, config, new StreamsClients());
		this.streams.setUncaughtExceptionHandler((ex) -> {
			logger.error("The streams end and are built anew", ex);
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		});
	}

	/** All topics that they read, internal ones too. */
	List<String> sources() {
		return this.sources;
	}

	void start() {
		this.streams.start();
	}

	boolean hasEnded() {
		KafkaStreams.State state = this.streams.state();
		return state.hasCompletedShutdown() || state.isShuttingDown() || this.succession.isOver();
	}

	boolean isRunning() {
		return this.streams.state() == KafkaStreams.State.RUNNING;
	}

	/** How many seconds they are behind the log, or NaN while that is not known. */
	double behind() {
		return this.lag.seconds();
	}

	/** Moves the horizon as far as the log has been read, and its generation on. */
	void look() throws InterruptedException {
		try {
			this.horizon.advance();
			this.succession.look(this.horizon);
			this.lag.measure();
		}
		catch (ExecutionException | KafkaException ex) {
			logger.debug("How far the log has been read can't be told now", ex);
		}
	}

	@Override
	public void close() {
		if (!this.streams.close(CLOSE_TIMEOUT)) {
			logger.warn("The streams did not end within {} s", CLOSE_TIMEOUT.toSeconds());
		}
		this.horizon.close();
		this.lag.close();
	}

}
