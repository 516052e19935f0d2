package cl.gremio.standalone;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** In a real browser, the board shows what happens in the guild, and records it. */
@Timeout(300)
class BoardIT {

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static Browser browser;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		platform = Standalone
			.start(Options.onFreePorts(folder.resolve("data"), Map.of("gremio.carts.lost-after", "6s")));
		calls = new HttpCalls(platform);
		browser = Browser.open(folder.resolve("profile"));
		sell("BCDF12", 3);
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		if (platform != null) {
			platform.close();
		}
	}

	@Test
	void aSaleAppearsWithinTwoSeconds() {
		browser.resize(1280, 900);
		open("es", "light");
		await().untilAsserted(() -> assertThat(browser.text()).contains("En vivo", "BCDF12"));
		assertThat(sell("SALE01", 7).statusCode()).isEqualTo(202);
		await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(browser.text()).contains("SALE01"));
	}

	@Test
	void aFormNamesWhatIsMissingAndSaysWhenASaleIsCounted() {
		browser.resize(360, 740);
		open("es", "light");
		go("registrar?que=venta&patente=FORM01");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Registrar venta"));
		browser.run("document.querySelector('form .primary').click()");
		await().untilAsserted(() -> assertThat(browser
			.run("return [...document.querySelectorAll('.error:not([hidden])')].map((error) => error.id).join(' ')"))
			.isEqualTo("venta-client-error venta-stock-error venta-ubicacion-error"));
		browser.type("#venta-client", "Ana");
		browser.type("#venta-stock", "30");
		browser.type("#venta-ubicacion", "-33.45,-70.66");
		browser.run("const send = document.querySelector('form .primary'); send.click(); send.click();");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Venta registrada", "FORM01", "contada ✓"));
		assertThat(HttpCalls.parse(calls.get(Service.BOARD, "/ventadiaria/FORM01")).get("ventas").asInt()).isEqualTo(1);
	}

	@Test
	void twoTabsShareOneStream() {
		browser.resize(1280, 900);
		open("es", "light");
		browser.openTab();
		browser.visit(url());
		await().untilAsserted(() -> assertThat(browser.text()).contains("En vivo"));
		assertThat(browser.count("shared_worker")).isEqualTo(1);
		assertThat(sell("TABS01", 5).statusCode()).isEqualTo(202);
		for (int tab : new int[] { 1, 0 }) {
			browser.showTab(tab);
			await().untilAsserted(() -> assertThat(browser.text()).contains("TABS01"));
			assertThat(browser.run(
					"return performance.getEntriesByType('resource').filter(({name}) => name.endsWith('/live')).length"))
				.isEqualTo("0");
		}
	}

	@Test
	void aDenouncedCartIsAFugitiveUntilItIsCaptured() {
		browser.resize(1280, 900);
		open("es", "light");
		go("registrar?que=ubicacion&patente=PROF01&denuncia=1");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Registrar ubicación"));
		browser.type("#ubicacion-ubicacion", "-33.45,-70.66");
		browser.run("document.querySelector('form .primary').click()");
		await()
			.untilAsserted(() -> assertThat(browser.text()).contains("PROF01", "denunciado como prófugo", "contada ✓"));
		go("avisos");
		await().untilAsserted(() -> assertThat(browser.text()).contains("PROF01 fue denunciado como prófugo"));
		go("registrar?que=captura&patente=PROF01");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Registrar captura"));
		browser.run("document.querySelector('form .primary').click()");
		await().untilAsserted(() -> assertThat(browser.text()).contains("ya no es prófugo ✓"));
		go("avisos");
		await().untilAsserted(() -> assertThat(browser.text()).contains("PROF01 fue capturado")
			.doesNotContain("PROF01 fue denunciado"));
	}

	@Test
	void aSilentCartIsLostAndFound() {
		browser.resize(1280, 900);
		open("es", "light");
		go("avisos");
		place("LOST01");
		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(browser.text()).contains("LOST01 se perdió"));
		place("LOST01");
		await().untilAsserted(() -> assertThat(browser.text()).contains("LOST01 apareció"));
	}

	private static HttpResponse<String> sell(String plate, int sopaipillas) {
		return calls.postForm(Service.BOARD, "/sales", Map.of("client", "Ana " + sopaipillas, "count_sopaipillas",
				String.valueOf(sopaipillas), "stock", "30", "ubicacion", "-33.45,-70.66", "patente_carro", plate));
	}

	private static void place(String plate) {
		calls.postForm(Service.BOARD, "/ubicacion",
				Map.of("patente", plate, "ubicacion", "-33.44,-70.65", "denuncia", "0"));
	}

	private static void open(String language, String theme) {
		browser.visit(url() + "images/gremio.svg");
		browser.run("localStorage.setItem('gremio.language', '" + language
				+ "'); localStorage.setItem('gremio.theme', '" + theme + "')");
		browser.visit(url());
		await().untilAsserted(() -> assertThat(browser.run("return document.getElementById('freshness').dataset.state"))
			.isEqualTo("live"));
	}

	private static void go(String screen) {
		browser.run("location.hash = '#/" + screen + "'");
	}

	private static String url() {
		return "http://127.0.0.1:" + platform.port(Service.BOARD) + "/";
	}

}
