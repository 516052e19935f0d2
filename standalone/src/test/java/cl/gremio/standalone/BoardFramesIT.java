package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Prints how long the page's frames take with ten thousand carts and a thousand changes a
 * second. It measures and asserts nothing about time, so it runs on request only, by
 * {@code -Dgremio.frames=10} for ten seconds a screen.
 */
@Timeout(300)
@EnabledIfSystemProperty(named = "gremio.frames", matches = "\\d+")
class BoardFramesIT {

	private static final int CARTS = 10_000;

	/** Every 10 ms. */
	private static final int CHANGES = 10;

	private static final int SECONDS = Integer.getInteger("gremio.frames", 10);

	@TempDir
	private Path folder;

	private final AtomicInteger changes = new AtomicInteger();

	@ParameterizedTest
	@ValueSource(strings = { "hoy", "mapa", "stock" })
	void framesOfAScreen(String screen) throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
		try (FakeDoor door = new FakeDoor(); Browser browser = Browser.open(this.folder)) {
			String list = switch (screen) {
				case "hoy" -> "/ventadiaria";
				case "mapa" -> "/carritos";
				default -> "/stock";
			};
			IntFunction<String> row = (i) -> row(screen, i, LocalDate.ofInstant(Instant.now(), door.zone()));
			door.show(list, IntStream.range(0, CARTS).mapToObj(row).collect(Collectors.joining(",", "[", "]")));
			browser.resize(1280, 900);
			browser.visit(door.url() + "#/" + screen);
			await().until(() -> browser.text().contains("C0"));
			browser.run("""
					window.frames_ = [];
					let last = performance.now();
					const frame = (now) => {
						window.frames_.push(now - last);
						last = now;
						requestAnimationFrame(frame);
					};
					requestAnimationFrame(frame);""");
			clock.scheduleAtFixedRate(() -> {
				for (int i = 0; i < CHANGES; i++) {
					door.send(list, "{\"fila\":" + row.apply(this.changes.incrementAndGet() * 7919 % CARTS) + "}");
				}
			}, 0, 10, TimeUnit.MILLISECONDS);
			await().atMost(2L * SECONDS + 60, TimeUnit.SECONDS)
				.until(() -> this.changes.get() >= 100 * CHANGES * SECONDS);
			String frames = browser
				.run("""
						const sorted = window.frames_.sort((a, b) => a - b);
						const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
						return `${sorted.length} frames, ms: median ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, longest ${at(1)}`;""");
			System.out.printf("BoardFramesIT: %s with %,d carts and 1,000 changes a second: %s%n", screen, CARTS,
					frames);
			assertThat(browser.run("return document.documentElement.dataset.connection")).isEqualTo("live");
		}
		finally {
			clock.shutdownNow();
		}
	}

	/** Each change of a cart differs from the one before. */
	private String row(String screen, int cart, LocalDate day) {
		int change = this.changes.get() / CARTS + cart;
		return switch (screen) {
			case "hoy" ->
				json("{'fecha':'%s','patente':'C%d','count_sopaipillas':%d,'count_client':1,'ventas':1,'promedio':1.0}",
						day, cart, 1 + change * 37 % 5_000);
			case "mapa" -> json("{'patente':'C%d','ubicacion':'%.5f,%.5f','time':%d,'estado':'%s'}", cart,
					-33.3 - change * 37 % 997 / 5_000.0, -70.5 - change * 53 % 991 / 5_000.0,
					Instant.now().getEpochSecond(),
					(cart % 500 == 0) ? "profugo" : (change % 7 == 0) ? "perdido" : "activo");
			default -> json("{'patente':'C%d','stock':%d,'ubicacion':'-33.45,-70.66','time':%d}", cart,
					change * 37 % 500, Instant.now().getEpochSecond());
		};
	}

	private static String json(String pattern, Object... values) {
		return String.format(Locale.ROOT, pattern.replace('\'', '"'), values);
	}

}
