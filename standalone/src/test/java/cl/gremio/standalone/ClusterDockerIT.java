package cl.gremio.standalone;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts {@code docker-compose.cluster.yml}. Under load, it kills each broker and each
 * controller in turn, and then one instance of every service. The test takes 5 GB and
 * some minutes, so it runs only on request.
 */
@EnabledIf("cl.gremio.standalone.Compose#isThere")
@EnabledIfSystemProperty(named = "gremio.cluster", matches = "true", disabledReason = "needs -Dgremio.cluster=true")
@Timeout(3600)
class ClusterDockerIT {

	/** The contract's 5 s, plus 1 s for a machine that runs the whole cluster. */
	private static final Duration ANSWERED_WITHIN = Duration.ofMillis(6_000);

	/** How long a service may fail to acknowledge. Its other instance may be well. */
	private static final Duration WELL_AGAIN_WITHIN = Duration.ofSeconds(15);

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private static final List<String> BROKERS = List.of("kafka-1", "kafka-2", "kafka-3");

	private static final List<String> CONTROLLERS = List.of("controller-1", "controller-2", "controller-3");

	private static final List<Service> PRODUCERS = Stream.of(Service.values()).filter(Service::isProducer).toList();

	private static final List<Service> CONSUMERS = Stream.of(Service.values()).filter(Service::isConsumer).toList();

	private final Instant begin = Instant.now();

	private Compose cluster;

	@Test
	void nothingIsLostWhenBrokersAndInstancesDie() throws Exception {
		System.out.printf("ClusterDockerIT: -Dgremio.seed=%d%n", SEED);
		Map<String, String> accepting = Map.of("GREMIO_MEMBERS_ACCEPTANCE", "all");
		try (Compose compose = Compose.up("docker-compose.cluster.yml",
				Map.of("members-consumer-1", accepting, "members-consumer-2", accepting))) {
			this.cluster = compose;
			Load load = new Load(new Api((service) -> port(service, 1 + ThreadLocalRandom.current().nextInt(2))),
					PRODUCERS, this.begin.toString(), new Random(SEED));
			killInTurn(BROKERS, load);
			Duration slowest = load.slowestAnswer();
			Duration outage = load.longestOutage();
			System.out.printf("Each broker was killed: %s, longest outage %d ms%n", load, outage.toMillis());
			killInTurn(CONTROLLERS, load);
			System.out.printf("Each controller was killed: %s, longest outage %d ms%n", load,
					load.longestOutage().toMillis());
			if (!Boolean.getBoolean("gremio.brokers.only")) {
				killInstances(load);
			}
			Map<Posting, Posting.Outcome> outcomes = load.stop();
			System.out.println("Instances were killed: " + load);
			check(outcomes);
			assertThat(slowest).as("slowest answer").isLessThan(ANSWERED_WITHIN);
			assertThat(outage).as("longest outage").isLessThan(WELL_AGAIN_WITHIN);
		}
	}

	private void killInTurn(List<String> victims, Load load) throws Exception {
		for (String victim : victims) {
			awaitMore(load);
			this.cluster.kill(victim);
			awaitMore(load);
			this.cluster.start(victim);
			await().atMost(Duration.ofMinutes(3)).until(this::isInSync);
		}
	}

	/** Kills the first instance of every service. The second instance takes over. */
	private void killInstances(Load load) throws Exception {
		String[] first = Stream.of(Service.values()).map((service) -> service.label() + "-1").toArray(String[]::new);
		this.cluster.kill(first);
		awaitMore(load);
		this.cluster.start(first);
		awaitMore(load);
	}

	private void check(Map<Posting, Posting.Outcome> outcomes) {
		Accounts accounts = new Accounts(outcomes, CommittedLog.read(bootstrapServers()),
				this.begin.atZone(ZoneId.of("America/Santiago")).toLocalDate().toString());
		accounts.checkLog();
		accounts.checkAtomicity();
		for (Service consumer : CONSUMERS) {
			accounts.awaitAnswers(new Api((service) -> port(service, 1)), consumer);
			accounts.awaitAnswers(new Api((service) -> port(service, 2)), consumer);
		}
	}

	private int port(Service service, int instance) {
		return this.cluster.port(service.label() + "-" + instance);
	}

	private String bootstrapServers() {
		return BROKERS.stream()
			.map((broker) -> "127.0.0.1:" + this.cluster.port(broker))
			.collect(Collectors.joining(","));
	}

	private boolean isInSync() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
			return admin.describeTopics(admin.listTopics().names().get())
				.allTopicNames()
				.get()
				.values()
				.stream()
				.flatMap((topic) -> topic.partitions().stream())
				.allMatch((partition) -> partition.isr().size() == BROKERS.size());
		}
	}

	/** Allows for the first minute, in which twenty-two JVMs compile their code. */
	private static void awaitMore(Load load) {
		long before = load.acknowledged();
		await().atMost(Duration.ofMinutes(3)).until(() -> load.acknowledged() > before + 200);
	}

}
