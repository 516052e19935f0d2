package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

import cl.gremio.service.storage.DataDirectory;
import cl.gremio.standalone.SteadyLoad.Answer;
import cl.gremio.standalone.SteadyLoad.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kafka is not there yet, goes away under load, and comes back. No service needs manual
 * help. The long form is {@code -Dgremio.away.seconds=60 -Dgremio.away.rounds=3}.
 */
@Timeout(900)
class BrokerAwayIT {

	private static final Logger logger = LoggerFactory.getLogger(BrokerAwayIT.class);

	private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("gremio.away.seconds", 8));

	private static final int ROUNDS = Integer.getInteger("gremio.away.rounds", 2);

	/** The contract's 5 s, plus 3 s for a busy machine. */
	private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5).plusSeconds(3);

	private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(30);

	private static final Duration PERIOD = Duration.ofMillis(40);

	private static final Map<Service, String> LISTS = Map.of(Service.MEMBERS_CONSUMER, "/listmemberpre",
			Service.SALES_CONSUMER, "/ventadiaria", Service.STOCK_CONSUMER, "/stock", Service.LOCATION_CONSUMER,
			"/carritos");

	@TempDir
	private Path folder;

	private Options options;

	private int port;

	private DataDirectory data;

	private RunningServices services;

	private EmbeddedBroker broker;

	private HttpCalls calls;

	@BeforeEach
	void startServicesWithoutKafka() throws Exception {
		this.options = Options.onFreePorts(this.folder.resolve("data"),
				Map.of("gremio.members.acceptance", "all", "gremio.carts.lost-after", "1h"));
		this.port = FreePort.choose();
		this.data = DataDirectory.lock(this.options.data());
		this.services = new RunningServices();
		this.services.start(new ServiceRunner(this.options, this.data, "127.0.0.1:" + this.port), 4);
		this.calls = new HttpCalls(this.options.ports()::of);
	}

	@AfterEach
	void stopServices() throws IOException {
		this.services.close();
		stopBroker();
		this.data.close();
	}

	@Test
	void nothingIsLostAndNoServiceNeedsAHand() throws Exception {
		try (SteadyLoad load = new SteadyLoad(this.calls); LogCount log = LogCount.open()) {
			beforeKafkaIsThere(load);
			startBroker();
			awaitReady();
			load.post(Kind.SALE, "SALEFIRST");
			assertThat(load.all().get(load.all().size() - 1).status()).isEqualTo(202);
			runFor(load, Duration.ofSeconds(3));
			Footprint before = Footprint.now();
			for (int round = 1; round <= ROUNDS; round++) {
				int logged = log.total();
				away(load);
				answersAreTrue(load);
				await().atMost(RECOVERED_WITHIN).untilAsserted(() -> new Results(this.calls, load).areExact());
				logger.warn("Round {}: {} answered, {} unknown, {} not written, slowest {} ms, {} lines logged", round,
						load.all().size(), count(load, Answer::isUnknown), count(load, Answer::isNotWritten),
						load.all().stream().mapToLong((answer) -> answer.took().toMillis()).max().orElseThrow(),
						log.total() - logged);
				assertThat(log.total() - logged).as(log.toString()).isLessThan(150 + 10 * (int) AWAY.toSeconds());
				hasNotGrown(before);
			}
		}
	}

	private void beforeKafkaIsThere(SteadyLoad load) {
		aliveAndAnsweringButNotReady();
		Stream.of(Kind.values()).forEach((kind) -> load.post(kind, kind + "0"));
		assertThat(load.all()).allSatisfy((answer) -> {
			assertThat(answer.isNotWritten()).isTrue();
			assertThat(answer.took()).isLessThan(ANSWERED_WITHIN);
		});
		answersAreTrue(load);
	}

	private void away(SteadyLoad load) throws IOException {
		load.start(PERIOD);
		throughout(Duration.ofSeconds(1), () -> {
		});
		stopBroker();
		await().atMost(Duration.ofSeconds(10)).until(() -> onKafka().allMatch(this::isNotReady));
		throughout(AWAY, this::aliveAndAnsweringButNotReady);
		startBroker();
		awaitReady();
		throughout(Duration.ofSeconds(1), () -> {
		});
		load.stop();
	}

	private static Stream<Service> onKafka() {
		return Stream.of(Service.values()).filter((service) -> service != Service.BOARD);
	}

	private static void runFor(SteadyLoad load, Duration time) {
		load.start(PERIOD);
		throughout(time, () -> {
		});
		load.stop();
	}

	/** Checks an assertion again and again for some time. */
	private static void throughout(Duration time, Runnable assertion) {
		long end = System.nanoTime() + time.toNanos();
		await().pollInterval(Duration.ofMillis(500)).atMost(time.plusMinutes(1)).until(() -> {
			assertion.run();
			return System.nanoTime() > end;
		});
	}

	private void aliveAndAnsweringButNotReady() {
		onKafka().forEach((service) -> {
			assertThat(status(service, "liveness")).isEqualTo(200);
			assertThat(status(service, "readiness")).isEqualTo(503);
		});
		assertThat(status(Service.BOARD, "readiness")).isEqualTo(200);
		LISTS.forEach((service, list) -> assertThat(this.calls.get(service, list).statusCode()).isEqualTo(200));
	}

	private static void answersAreTrue(SteadyLoad load) {
		assertThat(load.all()).allSatisfy((answer) -> {
			assertThat(answer.took()).isLessThan(ANSWERED_WITHIN);
			assertThat(answer.isAcknowledged() || answer.saysWhenToRetry()).isTrue();
			assertThat(answer.isAcknowledged() || answer.isUnknown() || answer.isNotWritten()).isTrue();
		});
	}

	private static long count(SteadyLoad load, Predicate<Answer> which) {
		return load.all().stream().filter(which).count();
	}

	private static void hasNotGrown(Footprint before) {
		await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
			Footprint now = Footprint.now();
			assertThat(now.threadCount()).as("%s, was %s", now, before).isLessThanOrEqualTo(before.threadCount() + 4);
			assertThat(now.clients()).as("%s, was %s", now, before).isLessThanOrEqualTo(before.clients());
			assertThat(now.connections()).as("%s, was %s", now, before)
				.isLessThanOrEqualTo(before.connections() + before.clients() / 2);
		});
	}

	private void awaitReady() {
		await().atMost(RECOVERED_WITHIN)
			.until(() -> Stream.of(Service.values()).allMatch((service) -> status(service, "readiness") == 200));
	}

	private boolean isNotReady(Service service) {
		return status(service, "readiness") == 503;
	}

	private int status(Service service, String probe) {
		return this.calls.get(service, "/actuator/health/" + probe).statusCode();
	}

	private void startBroker() throws IOException {
		this.broker = EmbeddedBroker.start(this.folder.resolve("broker"), "127.0.0.1", this.port);
	}

	private void stopBroker() {
		if (this.broker != null) {
			this.broker.close();
			this.broker = null;
		}
	}

}
