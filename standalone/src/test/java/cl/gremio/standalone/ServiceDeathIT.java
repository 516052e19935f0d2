package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * One service is killed under load, alone or beside another instance. Results stay exact.
 */
@SideBySide
class ServiceDeathIT {

	/** The contract's 15 s, plus time for a machine that is busy with other work. */
	private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(Integer.getInteger("gremio.patience", 60));

	private static final int KILLS = Integer.getInteger("gremio.kills", 2);

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private final Random random = new Random(SEED);

	private final Instant begin = Instant.now();

	@TempDir
	private Path folder;

	private EmbeddedBroker broker;

	@BeforeEach
	void startBroker() throws Exception {
		System.out.printf("ServiceDeathIT: -Dgremio.kills=%d -Dgremio.seed=%d%n", KILLS, SEED);
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", FreePort.choose());
	}

	@AfterEach
	void stopBroker() {
		this.broker.close();
	}

	static Stream<Arguments> pairs() {
		return Stream
			.of(Arguments.of(Service.SALES_PRODUCER, Service.SALES_CONSUMER),
					Arguments.of(Service.STOCK_PRODUCER, Service.STOCK_CONSUMER),
					Arguments.of(Service.MEMBERS_PRODUCER, Service.MEMBERS_CONSUMER),
					Arguments.of(Service.LOCATION_PRODUCER, Service.LOCATION_CONSUMER))
			.limit((KILLS > 2) ? 4 : 1);
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void aKilledProducerOrConsumerGoesOnWhereItWas(Service source, Service sink) throws Exception {
		try (ServiceProcess producer = start(source, "1"); ServiceProcess consumer = start(sink, "1")) {
			producer.awaitReady();
			consumer.awaitReady();
			Load load = load(producer.api(), source);
			for (int kill = 0; kill < KILLS; kill++) {
				ServiceProcess victim = (kill % 2 == 0) ? producer : consumer;
				victim.killAfter(Duration.ofMillis(500 + this.random.nextInt(3_000)));
				victim.restart();
				victim.awaitReady();
			}
			awaitMore(load);
			Accounts accounts = accounts(load);
			accounts.checkLog();
			if (source == Service.SALES_PRODUCER) {
				accounts.checkAtomicity();
			}
			accounts.awaitAnswers(consumer.api(), sink);
		}
	}

	/** A short run has only the consumer whose alerts cover the whole guild. */
	static Stream<Arguments> groups() {
		return Stream
			.of(Service.STOCK_CONSUMER, Service.SALES_CONSUMER, Service.MEMBERS_CONSUMER, Service.LOCATION_CONSUMER)
			.flatMap((service) -> Stream.of(Arguments.of(service, 2), Arguments.of(service, 3)))
			.limit((KILLS > 2) ? 8 : 1);
	}

	@ParameterizedTest
	@MethodSource("groups")
	void theSurvivorsTakeOver(Service service, int instances) throws Exception {
		Service source = source(service);
		List<ServiceProcess> group = new ArrayList<>();
		try (ServiceProcess producer = start(source, "1")) {
			for (int i = 1; i <= instances; i++) {
				group.add(start(service, Integer.toString(i)));
			}
			producer.awaitReady();
			group.forEach(ServiceProcess::awaitReady);
			Load load = load(producer.api(), source);
			awaitMore(load);
			for (int kill = 0; kill < Math.max(1, KILLS / 2); kill++) {
				ServiceProcess victim = group.get(kill % instances);
				victim.killAfter(Duration.ofMillis(500 + this.random.nextInt(3_000)));
				awaitTakeOver(group.get((kill + 1) % instances), service);
				victim.restart();
				victim.awaitReady();
			}
			awaitMore(load);
			Accounts accounts = accounts(load);
			accounts.checkLog();
			for (ServiceProcess instance : group) {
				accounts.awaitAnswers(instance.api(), service);
				for (String route : routes(service)) {
					assertThat(instance.api().text(service, route)).isEqualTo(group.get(0).api().text(service, route));
				}
			}
		}
		finally {
			group.forEach(ServiceProcess::close);
		}
	}

	/** Waits until every row of every partition changes. */
	private static void awaitTakeOver(ServiceProcess survivor, Service service) {
		long killed = System.nanoTime();
		Map<String, String> before = state(survivor.api(), service);
		assertThat(before).hasSizeGreaterThan(1);
		await().atMost(TAKEN_OVER_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> {
			Map<String, String> now = state(survivor.api(), service);
			return before.entrySet().stream().noneMatch((row) -> row.getValue().equals(now.get(row.getKey())))
					&& now.size() >= before.size();
		});
		System.out.printf("the survivor of %s took over after %d ms%n", service.label(),
				Duration.ofNanos(System.nanoTime() - killed).toMillis());
	}

	/** The rows that change while all partitions are at work. */
	private static Map<String, String> state(Api api, Service service) {
		return switch (service) {
			case SALES_CONSUMER -> rows(api.json(service, "/ventadiaria"), (row) -> true);
			case STOCK_CONSUMER -> rows(api.json(service, "/stock"), (row) -> true);
			case LOCATION_CONSUMER ->
				rows(api.json(service, "/carritos"), (row) -> row.get("patente").asString().startsWith("L"));
			default -> Map.of("premium", api.text(service, "/listmemberpre"), "regular",
					api.text(service, "/listmembernopre"));
		};
	}

	private static Map<String, String> rows(JsonNode rows, Predicate<JsonNode> which) {
		return rows.valueStream()
			.filter(which)
			.collect(Collectors.toMap((row) -> row.get("patente").asString(), JsonNode::toString));
	}

	private static Service source(Service consumer) {
		return switch (consumer) {
			case MEMBERS_CONSUMER -> Service.MEMBERS_PRODUCER;
			case LOCATION_CONSUMER -> Service.LOCATION_PRODUCER;
			default -> Service.SALES_PRODUCER;
		};
	}

	private static List<String> routes(Service consumer) {
		return switch (consumer) {
			case MEMBERS_CONSUMER -> List.of("/listmemberpre", "/listmembernopre");
			case SALES_CONSUMER -> List.of("/ventadiaria", "/ventadiaria/total");
			case STOCK_CONSUMER -> List.of("/stock", "/reposicion");
			default -> List.of("/profugos");
		};
	}

	private ServiceProcess start(Service service, String instance) throws Exception {
		return ServiceProcess.start(service, instance, this.folder,
				"--spring.kafka.bootstrap-servers=" + this.broker.bootstrapServers(),
				"--gremio.members.acceptance=all");
	}

	private Load load(Api api, Service service) {
		return new Load(api, List.of(service), this.begin.toString(), this.random);
	}

	private static void awaitMore(Load load) {
		long before = load.acknowledged();
		await().atMost(Duration.ofSeconds(60)).until(() -> load.acknowledged() > before + 100);
	}

	private Accounts accounts(Load load) throws InterruptedException {
		Map<Posting, Posting.Outcome> outcomes = load.stop();
		System.out.println(load);
		return new Accounts(outcomes, CommittedLog.read(this.broker.bootstrapServers()),
				this.begin.atZone(ZoneId.of("America/Santiago")).toLocalDate().toString());
	}

}
