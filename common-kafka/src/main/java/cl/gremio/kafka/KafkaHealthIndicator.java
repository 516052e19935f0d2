package cl.gremio.kafka;

import java.time.Duration;

import cl.gremio.model.wire.OneLine;
import cl.gremio.service.WorkerThread;
import cl.gremio.service.logging.FailureText;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether Kafka answers. A background thread asks once a second, so that a probe costs
 * nothing. The state is DOWN at most 3 s after Kafka stops answering, and UP as soon
 * after it answers again.
 */
final class KafkaHealthIndicator implements HealthIndicator, AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(KafkaHealthIndicator.class);

	private static final Duration PERIOD = Duration.ofSeconds(1);

	private static final Duration STOP_TIMEOUT = Duration.ofMillis(100);

	private static final int PATIENCE_MS = 2000;

	/** A process that has just started may be slow itself. */
	private static final int FIRST_PATIENCE_MS = 5000;

	private final SharedAdmin kafka;

	private final WorkerThread asking;

	/** Written by the asking thread only. */
	private volatile Health health = Health.down().withDetail("reason", "Kafka has not been asked yet").build();

	/** Whether the last answer came in time. Used by the asking thread only. */
	private @Nullable Boolean answered;

	KafkaHealthIndicator(SharedAdmin kafka) {
		this.kafka = kafka;
		this.asking = new WorkerThread("kafka-health", "Asking whether Kafka answers", PERIOD, this::ask);
	}

	void start() {
		log.info("Waiting for Kafka at {}", OneLine.of(this.kafka.address()));
		this.asking.start();
	}

	@Override
	public Health health() {
		return this.health;
	}

	private void ask(WorkerThread.Run life) {
		try {
			DescribeClusterOptions patience = new DescribeClusterOptions()
				.timeoutMs((this.answered != null) ? PATIENCE_MS : FIRST_PATIENCE_MS);
			int brokers = SharedAdmin.await(this.kafka.admin().describeCluster(patience).nodes()).size();
			this.health = Health.up().withDetail("brokers", brokers).build();
			if (!Boolean.TRUE.equals(this.answered)) {
				log.info("Kafka answers, with {} broker(s)", brokers);
			}
			this.answered = true;
			life.recovered();
		}
		catch (KafkaException ex) {
			this.health = Health.down(ex).build();
			if (!Boolean.FALSE.equals(this.answered) && !life.isStopped()) {
				log.warn("Kafka does not answer, and is asked again until it does: {}", FailureText.of(reason(ex)));
			}
			this.answered = false;
		}
		catch (RuntimeException | Error ex) {
			this.health = Health.down().withDetail("error", ex.toString()).build();
			this.answered = false;
			throw ex;
		}
	}

	private static Throwable reason(KafkaException ex) {
		return (ex.getCause() != null) ? ex.getCause() : ex;
	}

	@Override
	public void close() {
		this.asking.stop(STOP_TIMEOUT);
	}

}
