package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.Broker;
import cl.gremio.benchmarks.harness.JavaProcess;
import cl.gremio.benchmarks.harness.ServiceProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A broker with a backlog, which is replayed by one process after another. */
final class Replay implements AutoCloseable {

	/** What a consumer of its own is run with. */
	static final List<String> FLAGS = List.of("-Xmx448m", "-XX:+UseSerialGC");

	private static final Duration WITHIN = Duration.ofMinutes(10);

	private final Bench bench;

	private final Broker broker;

	private final Backlog backlog;

	private Replay(Bench bench, Broker broker, Backlog backlog) {
		this.bench = bench;
		this.broker = broker;
		this.backlog = backlog;
	}

	/** Starts a broker and writes the backlog. */
	static Replay prepare(Bench bench, Backlog backlog, int events) throws Exception {
		Broker broker = Broker.start(bench, bench.newest());
		try (Admin admin = broker.admin()) {
			admin
				.createTopics(List.of(new NewTopic(backlog.topic(), 2, (short) 1)
					.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))))
				.all()
				.get();
			Map<String, Object> configs = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers(),
					ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
					ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
			try (Producer<byte[], byte[]> producer = new KafkaProducer<>(configs, new ByteArraySerializer(),
					new ByteArraySerializer())) {
				for (int i = 0; i < events; i++) {
					producer.send(backlog.next());
				}
			}
			return new Replay(bench, broker, backlog);
		}
		catch (Exception ex) {
			broker.close();
			throw ex;
		}
	}

	/** The consumer, started on an empty folder, or on that of one that was stopped. */
	ServiceProcess start() throws IOException {
		return ServiceProcess.ofJar(this.bench, this.backlog.consumer(), this.bench.newest(), FLAGS,
				this.broker.bootstrapServers());
	}

	/**
	 * Waits until it answers what comes of the backlog, and says when since its start.
	 */
	Duration awaitResults(ServiceProcess consumer) throws Exception {
		awaitCommitted(consumer.process(), this.backlog.consumer());
		while (!this.backlog.isVisible(consumer)) {
			pause(consumer.process());
		}
		return consumer.process().age();
	}

	/** How long a bare count of the records takes, from its start. */
	Duration countBarely() throws Exception {
		try (JavaProcess count = JavaProcess.start(this.bench, BareCount.APPLICATION, this.bench.newest(),
				List.of("-Xmx448m", "-XX:+UseSerialGC", BareCount.class.getName(), this.broker.bootstrapServers(),
						this.backlog.topic(), this.bench.folder(BareCount.APPLICATION).toString()))) {
			awaitCommitted(count, BareCount.APPLICATION);
			return count.age();
		}
	}

	private void awaitCommitted(JavaProcess process, String application)
			throws InterruptedException, ExecutionException {
		try (Admin admin = this.broker.admin()) {
			Lag lag = new Lag(admin, application, this.backlog.topic());
			while (!lag.isZero()) {
				pause(process);
			}
		}
	}

	private static void pause(JavaProcess process) throws InterruptedException {
		process.requireAlive();
		if (process.age().compareTo(WITHIN) > 0) {
			throw new IllegalStateException("Not done within " + WITHIN.toMinutes() + " min");
		}
		TimeUnit.MILLISECONDS.sleep(100);
	}

	Broker broker() {
		return this.broker;
	}

	@Override
	public void close() {
		this.broker.close();
	}

}
