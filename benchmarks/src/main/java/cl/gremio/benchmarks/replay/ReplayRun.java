package cl.gremio.benchmarks.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import cl.gremio.benchmarks.harness.Bench;
import cl.gremio.benchmarks.harness.BenchBroker;
import cl.gremio.benchmarks.harness.FlatJar;
import cl.gremio.benchmarks.harness.JavaProcess;
import cl.gremio.benchmarks.harness.BenchService;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A broker with a backlog. One process after another replays the backlog. */
final class ReplayRun implements AutoCloseable {

	private static final Duration WITHIN = Duration.ofMinutes(10);

	private final Bench bench;

	private final BenchBroker broker;

	private final Backlog backlog;

	private @Nullable FlatJar rehearsed;

	private ReplayRun(Bench bench, BenchBroker broker, Backlog backlog) {
		this.bench = bench;
		this.broker = broker;
		this.backlog = backlog;
	}

	/** Starts a broker and writes the backlog. */
	static ReplayRun prepare(Bench bench, Backlog backlog, int events) throws Exception {
		return prepare(bench, backlog, (replay) -> replay.write(events));
	}

	/**
	 * Prepares a run. A replay of an eighth of the backlog creates an AOT cache and warms
	 * up the broker.
	 */
	static ReplayRun rehearse(Bench bench, Backlog backlog, int events) throws Exception {
		return prepare(bench, backlog, (replay) -> {
			replay.write(events / 8);
			replay.rehearse();
			replay.write(events - events / 8);
		});
	}

	private static ReplayRun prepare(Bench bench, Backlog backlog, Preparation preparation) throws Exception {
		ReplayRun replay = new ReplayRun(bench, BenchBroker.start(bench), backlog);
		try (Admin admin = replay.broker.admin()) {
			admin
				.createTopics(List.of(new NewTopic(backlog.topic(), 2, (short) 1)
					.configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"))))
				.all()
				.get();
			preparation.prepare(replay);
			return replay;
		}
		catch (Exception ex) {
			replay.close();
			throw ex;
		}
	}

	private void write(int events) {
		Map<String, Object> configs = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, this.broker.bootstrapServers(),
				ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024,
				ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
		try (Producer<byte[], byte[]> producer = new KafkaProducer<>(configs, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			for (int i = 0; i < events; i++) {
				producer.send(this.backlog.next());
			}
		}
	}

	/** Replays the backlog, and removes the results from the broker. */
	private void rehearse() throws Exception {
		FlatJar jar = FlatJar.extract(this.bench, this.backlog.consumer());
		this.rehearsed = jar;
		try (BenchService consumer = start(jar, jar.recording()); Admin admin = this.broker.admin()) {
			awaitCommitted(consumer.process(), this.backlog.consumer());
			consumer.process().stop();
			// The group keeps the member until its session expires.
			this.broker.process().await(WITHIN, () -> !hasMembers(admin, this.backlog.consumer()));
			admin.deleteConsumerGroups(List.of(this.backlog.consumer())).all().get();
			Set<String> results = new HashSet<>(admin.listTopics().names().get());
			results.remove(this.backlog.topic());
			admin.deleteTopics(results).all().get();
		}
	}

	private static boolean hasMembers(Admin admin, String group) throws InterruptedException, ExecutionException {
		return !admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().isEmpty();
	}

	/**
	 * Starts the consumer on an empty folder. The consumer runs from the jar with an AOT
	 * cache or from the executable jar.
	 */
	BenchService start() throws IOException {
		return (this.rehearsed != null) ? start(this.rehearsed, this.rehearsed.cached())
				: BenchService.ofJar(this.bench, this.backlog.consumer(), flags(), this.broker);
	}

	private BenchService start(FlatJar jar, String cache) throws IOException {
		List<String> flags = new ArrayList<>(flags());
		flags.add(cache);
		return BenchService.ofJar(this.bench, jar.path(), flags, this.broker);
	}

	/** Returns the flags that the scripts set for a service alone. */
	private List<String> flags() {
		Path deploy = this.bench.root().resolve("deploy");
		return List.of("@" + deploy.resolve("java.args"), "@" + deploy.resolve("service.args"));
	}

	/**
	 * Waits until the consumer answers the results of the backlog. Returns the time since
	 * the consumer's start.
	 */
	Duration awaitResults(BenchService consumer) throws Exception {
		awaitCommitted(consumer.process(), this.backlog.consumer());
		return consumer.process().await(WITHIN, () -> this.backlog.isVisible(consumer));
	}

	/** Returns the time of a bare count of the records, from the start of the count. */
	Duration countBarely() throws Exception {
		try (JavaProcess count = JavaProcess.start(this.bench, BareCount.APPLICATION, this.bench.newest(),
				List.of("-Xmx448m", "-XX:+UseSerialGC", BareCount.class.getName(), this.broker.bootstrapServers(),
						this.backlog.topic(), this.bench.folder(BareCount.APPLICATION).toString()))) {
			return awaitCommitted(count, BareCount.APPLICATION);
		}
	}

	private Duration awaitCommitted(JavaProcess process, String application) throws Exception {
		try (Admin admin = this.broker.admin()) {
			ReplayEnd end = new ReplayEnd(admin, application, this.backlog.topic());
			return process.await(WITHIN, end::isReached);
		}
	}

	BenchBroker broker() {
		return this.broker;
	}

	@Override
	public void close() throws IOException {
		this.broker.close();
		if (this.rehearsed != null) {
			this.rehearsed.close();
		}
	}

	private interface Preparation {

		void prepare(ReplayRun replay) throws Exception;

	}

}
