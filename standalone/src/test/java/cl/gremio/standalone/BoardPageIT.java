package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * The page tells "behind" from "no answer" and "no connection", and goes on by itself.
 */
@Timeout(240)
class BoardPageIT {

	private static final int CARTS = 10_000;

	private static final int CHANGES = 3_000;

	/** A page with all rows would have fifty times as many. */
	private static final int ELEMENTS = 2_000;

	@TempDir
	private static Path folder;

	private static Browser browser;

	private FakeDoor door;

	@BeforeAll
	static void open() throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		browser = Browser.open(folder.resolve("profile"));
		browser.resize(1280, 900);
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.close();
		}
	}

	@BeforeEach
	void start() throws Exception {
		this.door = new FakeDoor();
		browser.visit(this.door.url() + "images/gremio.svg");
		browser.run("localStorage.setItem('gremio.language', 'es')");
	}

	@AfterEach
	void stop() {
		browser.visit("about:blank");
		this.door.close();
	}

	@Test
	void theMarkSaysHowFreshTheFiguresAre() {
		this.door.show("/ventadiaria", '[' + sales("AB1234", 3, today()) + ']');
		browser.visit(this.door.url());
		awaitMark("live", "En vivo");
		awaitFigure("3");
		this.door.beat("12.4", "");
		awaitMark("behind", "Atrasado 12 s");
		this.door.beat("0.1", "\"/ventadiaria\"");
		awaitMark("away", "Ventas sin respuesta");
		awaitFigure("3");
		this.door.beat("0.1", "");
		awaitMark("live", "En vivo");
		this.door.goAway();
		awaitMark("offline", "Sin conexión desde");
		awaitFigure("3");
		this.door.show("/ventadiaria", '[' + sales("AB1234", 8, today()) + ']');
		this.door.comeBack();
		awaitMark("live", "En vivo");
		awaitFigure("8");
	}

	@Test
	void atMidnightANewDayBegins() {
		this.door.setZone(zoneWhereTheDayEndsIn(Duration.ofSeconds(12)));
		LocalDate day = today();
		this.door.show("/ventadiaria", '[' + sales("AB1234", 3, day) + ']');
		browser.visit(this.door.url());
		awaitFigure("3");
		String before = browser.run("return document.getElementById('date').textContent");
		this.door.show("/ventadiaria", "[]");
		await().atMost(Duration.ofSeconds(30)).until(() -> today().isAfter(day));
		this.door.send("reset", "{\"lista\":\"/ventadiaria\"}");
		awaitFigure("0");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Todavía no hay ventas hoy."));
		await().untilAsserted(() -> assertThat(browser.run("return document.getElementById('date').textContent"))
			.isNotEqualTo(before));
		this.door.send("/ventadiaria", "{\"fila\":" + sales("AB1234", 1, today()) + '}');
		awaitFigure("1");
	}

	@Test
	void orderDoesNotJumpUnderAPointer() {
		this.door.show("/ventadiaria", '[' + sales("AA1111", 9, today()) + ',' + sales("BB2222", 5, today()) + ']');
		browser.visit(this.door.url());
		awaitOrder("AA1111 BB2222");
		browser.run(
				"document.querySelector('.rows').dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}))");
		this.door.send("/ventadiaria", "{\"fila\":" + sales("BB2222", 20, today()) + '}');
		await().untilAsserted(() -> assertThat(browser.run("return document.querySelector('.waiting').innerText"))
			.isEqualTo("1 cambio"));
		awaitOrder("AA1111 BB2222");
		browser.run("document.querySelector('.rows').dispatchEvent(new PointerEvent('pointerleave'))");
		awaitOrder("BB2222 AA1111");
	}

	@Test
	void howeverManyCartsChangeThePageIsDrawnFourTimesASecondAndHasTheRowsInSightOnly() {
		this.door.show("/ventadiaria",
				IntStream.range(0, CARTS)
					.mapToObj((i) -> sales("C" + i, i + 1, today()))
					.collect(Collectors.joining(",", "[", "]")));
		browser.visit(this.door.url());
		await().untilAsserted(() -> assertThat(rows()).isBetween(10, 80));
		browser
			.run("""
					window.draws = 0;
					window.elements = 0;
					new MutationObserver(() => window.draws++).observe(document.querySelector('.figure b'), { childList: true });
					const look = () => {
						window.elements = Math.max(window.elements, document.getElementsByTagName('*').length);
						scrollBy(0, 53);
						requestAnimationFrame(look);
					};
					requestAnimationFrame(look);
					window.began = performance.now();""");
		long total = CARTS * (CARTS + 1L) / 2 + CHANGES * (CARTS - 1L);
		for (int i = 0; i < CHANGES; i++) {
			this.door.send("/ventadiaria", "{\"fila\":" + sales("C" + i, CARTS + i, today()) + '}');
		}
		awaitFigure(String.format(Locale.forLanguageTag("es-CL"), "%,d", total));
		assertThat(browser.run("return window.draws <= (performance.now() - window.began) / 250 + 2"))
			.isEqualTo("true");
		assertThat(Integer.parseInt(browser.run("return window.elements"))).isLessThan(ELEMENTS);
		assertThat(rows()).isBetween(10, 80);
	}

	@Test
	void aChangeOfLanguageOrALookElsewhereLosesNothingThatIsTyped() {
		browser.visit(this.door.url() + "#/registrar?que=venta");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Registrar venta"));
		browser.type("#venta-client", "Ana");
		browser.run("document.querySelector('#languages [lang=en]').click()");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Record the sale"));
		assertThat(browser.run("return document.getElementById('venta-client').value")).isEqualTo("Ana");
		browser.run("location.hash = '#/stock'");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Refill alerts"));
		browser.run("location.hash = '#/registrar?que=venta'");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Record the sale"));
		assertThat(browser.run("return document.getElementById('venta-client').value")).isEqualTo("Ana");
	}

	@Test
	void theFocusReturnsToWhatWasOpened() {
		this.door.show("/ventadiaria", '[' + sales("AA1111", 9, today()) + ',' + sales("BB2222", 5, today()) + ']');
		browser.visit(this.door.url());
		awaitOrder("AA1111 BB2222");
		browser.run("document.querySelector('.body .row a').focus()");
		browser.press(Keys.ARROW_DOWN, Keys.ENTER);
		await().untilAsserted(() -> assertThat(focus()).isEqualTo("BB2222"));
		assertThat(browser.run("return location.hash")).isEqualTo("#/hoy?carrito=BB2222");
		browser.press(Keys.ESCAPE);
		await().untilAsserted(() -> assertThat(browser.run("return location.hash")).isEqualTo("#/hoy"));
		assertThat(focus()).isEqualTo("BB2222");
		assertThat(browser.run("return document.activeElement.closest('.body') !== null")).isEqualTo("true");
		this.door.send("/ventadiaria", "{\"fila\":" + sales("AA1111", 1, today()) + '}');
		awaitOrder("BB2222 AA1111");
		assertThat(focus()).isEqualTo("BB2222");
		browser.run("document.getElementById('skip').focus()");
		browser.press(Keys.ENTER);
		await().untilAsserted(() -> assertThat(browser.run("return document.activeElement.id")).isEqualTo("screen"));
		assertThat(browser.run("return location.hash")).isEqualTo("#/hoy");
	}

	@Test
	void paperHasAllCartsOfAClose() {
		String day = today().minusDays(1).toString();
		this.door.show("/cierres/" + day,
				IntStream.range(0, 200)
					.mapToObj((i) -> sales("C" + i, 200 - i, today()))
					.collect(Collectors.joining(",", "[", "]")));
		browser.visit(this.door.url() + "#/avisos?cierre=" + day);
		await().untilAsserted(() -> assertThat(rows()).isBetween(10, 80));
		browser.run("""
				window.print = () => {
					dispatchEvent(new Event('beforeprint'));
					window.rowsOnPaper = document.querySelectorAll('.body .row').length;
					dispatchEvent(new Event('afterprint'));
				};
				document.querySelector('button.button:not(.day)').click();""");
		await().untilAsserted(() -> assertThat(browser.run("return window.rowsOnPaper")).isEqualTo("200"));
		await().untilAsserted(() -> assertThat(rows()).isBetween(10, 80));
	}

	private static String focus() {
		return browser.run("return document.activeElement.textContent");
	}

	private static int rows() {
		return Integer.parseInt(browser.run("return document.querySelectorAll('.body .row').length"));
	}

	private static void awaitOrder(String plates) {
		await().untilAsserted(() -> assertThat(browser
			.run("return [...document.querySelectorAll('.body .row a')].map((a) => a.textContent).join(' ')"))
			.isEqualTo(plates));
	}

	private static void awaitFigure(String value) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(figure()).isEqualTo(value));
	}

	private static String figure() {
		return browser.run("return document.querySelector('.figure b').textContent");
	}

	private static void awaitMark(String state, String text) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			assertThat(browser.run("return document.getElementById('freshness').dataset.state")).isEqualTo(state);
			assertThat(browser.run("return document.getElementById('freshness').innerText")).contains(text);
		});
	}

	private LocalDate today() {
		return LocalDate.ofInstant(Instant.now(), this.door.zone());
	}

	private static ZoneOffset zoneWhereTheDayEndsIn(Duration time) {
		int sinceMidnight = LocalTime.ofInstant(Instant.now().plus(time), ZoneOffset.UTC).toSecondOfDay();
		int day = (int) Duration.ofDays(1).toSeconds();
		return ZoneOffset.ofTotalSeconds((sinceMidnight < day / 2) ? -sinceMidnight : day - sinceMidnight);
	}

	private static String sales(String plate, int sopaipillas, LocalDate day) {
		return String.format(Locale.ROOT,
				"{\"fecha\":\"%s\",\"patente\":\"%s\",\"count_sopaipillas\":%d,\"count_client\":1,\"ventas\":1,\"promedio\":%d.0}",
				day, plate, sopaipillas, sopaipillas);
	}

}
