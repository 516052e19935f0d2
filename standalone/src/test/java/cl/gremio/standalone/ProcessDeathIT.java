package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The standalone is killed under load again and again, at random moments, even while it
 * starts. No acknowledged event is lost, and no event counts twice.
 */
@SideBySide
class ProcessDeathIT {

	private static final int KILLS = Integer.getInteger("gremio.kills", 2);

	private static final long SEED = Long.getLong("gremio.seed", System.nanoTime());

	private static final int AT_WORK_MS = 5_000;

	private static final int STARTING_MS = 15_000;

	private static final Duration READY_WITHIN = Duration.ofMinutes(3);

	private static final List<Service> PRODUCERS = List.of(Service.SALES_PRODUCER, Service.SALES_PRODUCER,
			Service.SALES_PRODUCER, Service.STOCK_PRODUCER, Service.LOCATION_PRODUCER, Service.MEMBERS_PRODUCER);

	private final Random random = new Random(SEED);

	@TempDir
	private Path folder;

	private int offset;

	private Ports ports;

	@Test
	void theResultsAreWhatWasAcknowledged() throws Exception {
		System.out.printf("ProcessDeathIT: -Dgremio.kills=%d -Dgremio.seed=%d%n", KILLS, SEED);
		choosePorts();
		Api api = new Api(this.ports::of);
		Instant begin = Instant.now();
		GremioProcess platform = start();
		try {
			Load load = new Load(api, PRODUCERS, begin.toString(), this.random);
			for (int kill = 0; kill < KILLS; kill++) {
				if (kill % 2 == 0) {
					awaitReady(api, platform);
				}
				platform.leaveFor(Duration.ofMillis(this.random.nextInt((kill % 2 == 0) ? AT_WORK_MS : STARTING_MS)));
				platform.kill();
				System.out.printf("killed after %d ms; %s%n", platform.age().toMillis(), load);
				platform = start();
			}
			awaitReady(api, platform);
			long before = load.acknowledged();
			await().atMost(READY_WITHIN).until(() -> load.acknowledged() > before + 100);
			Accounts accounts = new Accounts(load.stop(), CommittedLog.read("127.0.0.1:" + this.ports.broker()),
					begin.atZone(ZoneId.of("America/Santiago")).toLocalDate().toString());
			System.out.println(load);
			accounts.checkLog();
			accounts.checkAtomicity();
			for (Service consumer : List.of(Service.SALES_CONSUMER, Service.STOCK_CONSUMER, Service.MEMBERS_CONSUMER,
					Service.LOCATION_CONSUMER)) {
				accounts.awaitAnswers(api, consumer);
			}
		}
		finally {
			platform.close();
		}
	}

	/** Chooses ports below those that the system assigns by itself. */
	private void choosePorts() {
		this.ports = await().ignoreExceptions().until(() -> {
			this.offset = 10_000 + this.random.nextInt(12_000);
			Ports chosen = Ports.shifted(this.offset);
			chosen.requireFree("127.0.0.1");
			return chosen;
		}, (chosen) -> true);
	}

	private GremioProcess start() throws IOException {
		return GremioProcess.start(List.of("--data=" + this.folder.resolve("data"), "--port-offset=" + this.offset,
				"--gremio.members.acceptance=all"), Path.of("target", "ProcessDeathIT.log"));
	}

	private static void awaitReady(Api api, GremioProcess platform) {
		Set<Service> waiting = EnumSet.allOf(Service.class);
		Map<String, Long> readyAfter = new LinkedHashMap<>();
		await().atMost(READY_WITHIN).pollInterval(Duration.ofMillis(100)).until(() -> {
			for (Service service : List.copyOf(waiting)) {
				if (api.isReady(service)) {
					waiting.remove(service);
					readyAfter.put(service.label(), platform.age().toMillis());
				}
			}
			return waiting.isEmpty();
		});
		System.out.println("ready after ms: " + readyAfter);
		assertThat(waiting).isEmpty();
	}

}
