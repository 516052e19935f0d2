package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that hold their connections do not hold up the others. */
@Timeout(180)
class SlowClientsIT {

	private static final int IDLE = Integer.getInteger("gremio.clients.idle", 2000);

	private static final int SLOW = Integer.getInteger("gremio.clients.slow", 40);

	private static final int REQUESTS = 200;

	private static final String CHUNKED = "Transfer-Encoding: chunked";

	private static final String SALE = """
			{"client":"Ana","count_sopaipillas":1,"stock":50,"ubicacion":"x","patente_carro":"A1"}""";

	/** The heads of requests whose bodies the slow clients never complete. */
	private static final List<String> HEADS = List.of(json("/sales", "Content-Length: 60000"),
			json("/sales", "Content-Length: 8000000"), json("/sales", CHUNKED), json("/nowhere", CHUNKED),
			ndjson("Content-Length: 16000000"), ndjson(CHUNKED), ndjson("Content-Length: 100000000"));

	@TempDir
	private Path folder;

	private final List<RawHttp> clients = new ArrayList<>();

	@Test
	void othersAreServedWhileThousandsIdleAndHundredsSendAByteASecond() throws Exception {
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try (Standalone platform = Standalone.start(Options.onFreePorts(this.folder, Map.of()))) {
			latencies(platform); // serving takes memory even without slow clients
			long before = memory();
			int port = platform.port(Service.SALES_PRODUCER);
			for (int i = 0; i < IDLE; i++) {
				this.clients.add(new RawHttp(port, 1000));
			}
			for (String head : HEADS) {
				slowDown(port, head, clock);
				for (long latency : latencies(platform)) {
					assertThat(latency).as(head).isLessThan(2000);
				}
			}
			long grown = memory() - before;
			System.out.printf("%d clients take %d bytes%n", this.clients.size(), grown);
			assertThat(grown).isLessThan(100_000_000);
		}
		finally {
			clock.shutdownNow();
			for (RawHttp client : this.clients) {
				client.close();
			}
		}
	}

	private static String json(String path, String length) {
		return head(path, "application/json", length);
	}

	private static String ndjson(String length) {
		return head("/sales", "application/x-ndjson", length);
	}

	private static String head(String path, String type, String length) {
		return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + length + "\r\n\r\n";
	}

	private void slowDown(int port, String head, ScheduledExecutorService clock) throws IOException {
		for (int i = 0; i < SLOW; i++) {
			RawHttp client = new RawHttp(port, 1000);
			this.clients.add(client);
			client.send(head);
			clock.scheduleAtFixedRate(() -> trickle(client, head), i, 1000, TimeUnit.MILLISECONDS);
		}
	}

	private static void trickle(RawHttp client, String head) {
		try {
			client.send(head.contains(CHUNKED) ? "1\r\n \r\n" : " ");
		}
		catch (IOException ex) {
			// The server closed the connection. The exception also ends the schedule
			throw new IllegalStateException(ex);
		}
	}

	private static List<Long> latencies(Standalone platform) {
		HttpCalls calls = new HttpCalls(platform);
		List<Long> millis = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			long started = System.nanoTime();
			assertThat(calls.postJson(Service.SALES_PRODUCER, "/sales", SALE).statusCode()).isEqualTo(202);
			millis.add(Duration.ofNanos(System.nanoTime() - started).toMillis());
		}
		return millis.stream().sorted().toList();
	}

	private static long memory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
