package cl.gremio.service.streams;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;

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

/** One life of the streams: from their building to their end, with their horizon. */
class StreamsRun implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(StreamsRun.class);

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

	private final KafkaStreams streams;

	private final LogHorizon horizon;

	private final Consumer<byte[], byte[]> probe;

	private final Suspects suspects;

	/**
	 * Builds the streams.
	 * @param partitions how many partitions each topic has
	 * @param probe a {@code read_committed} consumer without a group, closed with the
	 * streams
	 * @param suspects the service's, for all runs
	 */
	StreamsRun(StreamsDefinition definition, Map<String, Integer> partitions, Properties config, Admin admin,
			Consumer<byte[], byte[]> probe, Clock clock, Suspects suspects) {
		String application = config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
		this.probe = probe;
		String topic = definition.topics().iterator().next().name();
		this.horizon = new LogHorizon(admin, probe, clock, application,
				new FirstStart(admin, clock, application, topic));
		StreamsBuilder builder = new StreamsBuilder();
		definition.topology().build(builder, partitions, this.horizon);
		Topology topology = builder.build();
		this.horizon.watch(SourceTopics.of(topology.describe(), application));
		this.suspects = suspects;
		if (suspects.begin()) {
			config.put(Guard.ONE_BY_ONE, true);
			config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1);
			// Else a record waits for others, which wait for its commit
			config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
		}
		this.streams = new KafkaStreams(topology, config, new StreamsClients(suspects));
		this.streams.setUncaughtExceptionHandler((ex) -> {
			suspects.accuse(ex);
			logger.error("The streams end and are built anew", ex);
			return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
		});
	}

	void start() {
		this.streams.start();
	}

	/** Whether it has come to its end, or to that of what it was to do one by one. */
	boolean hasEnded() {
		KafkaStreams.State state = this.streams.state();
		return state.hasCompletedShutdown() || state.isShuttingDown() || this.suspects.arePast();
	}

	boolean isRunning() {
		return this.streams.state() == KafkaStreams.State.RUNNING;
	}

	/** Moves the horizon as far as the log has been read, if Kafka answers. */
	void look() throws InterruptedException {
		try {
			this.horizon.advance();
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
		this.probe.close();
	}

}
