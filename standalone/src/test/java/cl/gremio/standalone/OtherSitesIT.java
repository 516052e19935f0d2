package cl.gremio.standalone;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * In a real browser, a page of another site can neither read nor write. A page of this
 * machine can do both.
 */
@Timeout(240)
class OtherSitesIT {

	private static final String SALE = """
			const sale = (plate) => ({client: 'Eva', count_sopaipillas: 1, stock: 30, ubicacion: 'x', patente_carro: plate});
			const form = (plate) => new URLSearchParams(sale(plate));
			""";

	@TempDir
	private static Path folder;

	private static Standalone platform;

	private static HttpServer pages;

	private static Browser browser;

	private static HttpCalls calls;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		platform = Standalone.start(Options.onFreePorts(folder.resolve("data"), Map.of()));
		calls = new HttpCalls(platform);
		pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		pages.createContext("/", (exchange) -> {
			byte[] page = "<!doctype html><title>page</title><p>page".getBytes(UTF_8);
			exchange.getResponseHeaders().set("Content-Type", "text/html");
			exchange.sendResponseHeaders(200, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		pages.start();
		browser = Browser.open(folder.resolve("profile"));
		sell("OWN1");
		awaitSold("OWN1");
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
		}
		if (pages != null) {
			pages.stop(0);
		}
		if (platform != null) {
			platform.close();
		}
	}

	@Test
	void anotherSitesPageReadsNothing() {
		browser.visit(page("evil.test"));
		String lists = url("127.0.0.1", Service.SALES_CONSUMER, "/ventadiaria");
		assertThat(browser.run("return (await fetch('" + lists + "')).text();")).startsWith("failed: TypeError");
		assertThat(browser.run("return (await fetch('" + lists + "', {mode: 'no-cors'})).type;"))
			.matches("opaque|failed: TypeError.*");
		assertThat(browser.run("return (await fetch('" + lists + "', {credentials: 'include'})).text();"))
			.startsWith("failed: TypeError");
		assertThat(browser.run("""
				return new Promise((resolve) => {
					const image = new Image();
					image.onload = () => resolve('loaded');
					image.onerror = () => resolve('refused');
					image.src = '%s';
				});""".formatted(lists))).isEqualTo("refused");
	}

	@Test
	void anotherSitesPageWritesNothing() {
		browser.visit(page("evil.test"));
		String sales = url("127.0.0.1", Service.SALES_PRODUCER, "/sales");
		browser.run(SALE + """
				const inFrame = document.createElement('iframe');
				inFrame.name = 'sink';
				document.body.append(inFrame);
				const sent = document.createElement('form');
				sent.method = 'POST';
				sent.action = '%s';
				sent.target = 'sink';
				for (const [name, value] of form('EVIL1')) {
					const input = document.createElement('input');
					input.name = name;
					input.value = value;
					sent.append(input);
				}
				document.body.append(sent);
				const loaded = new Promise((resolve) => inFrame.onload = resolve);
				sent.submit();
				await loaded;""".formatted(sales));
		assertThat(browser
			.run(SALE + "return (await fetch('" + sales + "', {method: 'POST', body: form('EVIL2')})).status;"))
			.startsWith("failed: TypeError");
		assertThat(browser.run(SALE + "return (await fetch('" + sales
				+ "', {method: 'POST', mode: 'no-cors', body: form('EVIL3')})).status;"))
			.matches("0|failed: TypeError.*");
		assertThat(browser.run(SALE + "return (await fetch('" + sales
				+ "', {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(sale('EVIL4'))})).status;"))
			.startsWith("failed: TypeError");
		browser.run(SALE + "return navigator.sendBeacon('" + sales + "', form('EVIL5'));");
		assertThatNothingWasSold("EVIL1", "EVIL2", "EVIL3", "EVIL4", "EVIL5");
	}

	@Test
	void aReboundNameReadsAndWritesNothing() {
		browser.visit(url("rebound.test", Service.SALES_CONSUMER, "/ventadiaria"));
		assertThat(browser.text()).contains("421", "gremio.http.hosts").doesNotContain("OWN1");
		assertThat(browser.run("return (await fetch('/ventadiaria')).text();")).contains("421").doesNotContain("OWN1");
		assertThat(browser
			.run("return (await fetch('/ventadiaria', {headers: {'X-Forwarded-Host': 'localhost'}})).status;"))
			.isEqualTo("421");
		browser.visit(url("rebound.test", Service.SALES_PRODUCER, "/"));
		assertThat(browser.run(SALE + "return (await fetch('/sales', {method: 'POST', body: form('EVIL6')})).status;"))
			.isEqualTo("421");
		assertThatNothingWasSold("EVIL6");
	}

	@Test
	void aPageOfThisMachineReadsAndWrites() {
		browser.visit(page("localhost"));
		String sales = url("localhost", Service.SALES_PRODUCER, "/sales");
		assertThat(browser.run(SALE + "return (await fetch('" + sales
				+ "', {method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': 'k'}, "
				+ "body: JSON.stringify(sale('OWN2'))})).status;"))
			.isEqualTo("202");
		awaitSold("OWN2");
		assertThat(browser
			.run("const list = await fetch('" + url("127.0.0.1", Service.SALES_CONSUMER, "/ventadiaria?limit=1")
					+ "'); return list.headers.get('Link') + await list.text();"))
			.contains("rel=\"next\"", "OWN1");
	}

	@Test
	void aLinkOfAnotherSiteIsFollowed() {
		browser.visit(page("evil.test"));
		browser.run("location.href = '" + url("127.0.0.1", Service.SALES_CONSUMER, "/ventadiaria") + "';");
		await().untilAsserted(() -> assertThat(browser.text()).contains("OWN1"));
	}

	private static String page(String host) {
		return "http://" + host + ":" + pages.getAddress().getPort() + "/";
	}

	private static String url(String host, Service service, String path) {
		return "http://" + host + ":" + platform.port(service) + path;
	}

	private static HttpResponse<String> sell(String plate) {
		return calls.postForm(Service.SALES_PRODUCER, "/sales", Map.of("client", "Ana", "count_sopaipillas", "1",
				"stock", "30", "ubicacion", "x", "patente_carro", plate));
	}

	private static void awaitSold(String plate) {
		await().untilAsserted(() -> assertThat(calls.get(Service.SALES_CONSUMER, "/ventadiaria/" + plate).statusCode())
			.isEqualTo(200));
	}

	/** A later sale is visible, so an earlier sale would be visible too. */
	private static void assertThatNothingWasSold(String... plates) {
		for (String plate : plates) {
			// The same plate, and so the same partition
			assertThat(sell(plate).statusCode()).isEqualTo(202);
			awaitSold(plate);
			assertThat(calls.json(Service.SALES_CONSUMER, "/ventadiaria/" + plate).get("ventas").asInt()).isEqualTo(1);
		}
	}

}
