package cl.gremio.standalone;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Where the guild asks for keys, the page offers what the reader's key allows. */
@Timeout(120)
class BoardLoginIT {

	private static final String READER = session("ana", "GET /live", "GET /ventadiaria", "GET /ventadiaria/{patente}",
			"GET /ventadiaria/total", "GET /listmemberpre", "GET /listmembernopre", "GET /stock", "GET /reposicion",
			"GET /carritos", "GET /profugos", "GET /cierres");

	private static final String SECRETARY = session("rosa", "GET /listmemberpre", "GET /listmembernopre",
			"GET /members/{dni}", "POST /new_member");

	private static final String READING_VENDOR = session("carla", "GET /live", "GET /ventadiaria", "GET /stock",
			"GET /ventadiaria/{patente}", "GET /carritos", "GET /carritos/{patente}", "POST /sales", "POST /stock");

	private static final String VENDOR = session("beto", "POST /sales", "POST /stock", "POST /ubicacion",
			"GET /ventadiaria/{patente}", "GET /ventadiaria/total");

	@TempDir
	private static Path folder;

	private static Browser browser;

	private FakeDoor door;

	@BeforeAll
	static void open() throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		browser = Browser.open(folder.resolve("profile"));
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
		new FakeGuild(this.door).open();
		this.door.addKey("gk_reader", READER);
		this.door.addKey("gk_secretary", SECRETARY);
		this.door.addKey("gk_vendor", VENDOR);
		this.door.addKey("gk_reading", READING_VENDOR);
		browser.resize(1280, 900);
		browser.visit(this.door.url() + "images/gremio.svg");
		browser.run("localStorage.setItem('gremio.language', 'en')");
		browser.visit(this.door.url());
		await().untilAsserted(() -> assertThat(browser.text()).contains("Log in", "Key"));
	}

	@AfterEach
	void stop() {
		browser.visit("about:blank");
		this.door.close();
	}

	@Test
	void whoMayOnlyReadIsOfferedNoFormUntilTheSessionEnds() {
		assertThat(tabs()).isEmpty();
		assertThat(Axe.violations(browser)).isEmpty();
		logIn("gk_none");
		await().untilAsserted(() -> assertThat(browser.text()).contains("This key is unknown"));
		assertThat(this.door.readers()).isZero();
		logIn("gk_reader");
		awaitTabs("Today Map Stock Members Notices");
		await().untilAsserted(() -> assertThat(mark()).isEqualTo("live"));
		assertThat(browser.text()).contains("ana").doesNotContain("Record");
		show("miembros");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Your key shows initials"));
		show("registrar");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Your key does not let you see this."));
		assertThat(Axe.violations(browser)).isEmpty();
		this.door.endSession();
		await().untilAsserted(() -> assertThat(browser.text()).contains("Log in", "Key"));
	}

	@Test
	void allTabsOfABrowserLogInAndOutTogether() {
		browser.openTab();
		browser.visit(this.door.url());
		await().untilAsserted(() -> assertThat(browser.text()).contains("Log in"));
		logIn("gk_reader");
		awaitTabs("Today Map Stock Members Notices");
		browser.showTab(0);
		awaitTabs("Today Map Stock Members Notices");
		browser.run("document.getElementById('logout').click()");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Log in"));
		browser.showTab(1);
		await().untilAsserted(() -> assertThat(browser.text()).contains("Log in"));
		await().until(() -> this.door.readers() == 0);
		browser.closeTab();
	}

	@Test
	void whoMayNotFollowReadsFromTimeToTime() {
		browser.resize(360, 740);
		assertThatItFits();
		logIn("gk_secretary");
		awaitTabs("Members Record More");
		await().untilAsserted(() -> assertThat(mark()).isEqualTo("polled"));
		await().untilAsserted(() -> assertThat(browser.text()).contains("Rosa D"));
		assertThat(this.door.readers()).isZero();
		this.door.show("/listmemberpre", "[]");
		await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(browser.text()).doesNotContain("Rosa D"));
		assertThatItFits();
	}

	@Test
	void aVendorSeesTheOwnCart() {
		this.door.show("/ventadiaria/BBB111",
				"{\"count_sopaipillas\":7,\"count_client\":3,\"ventas\":4,\"promedio\":2.3}");
		logIn("gk_vendor");
		awaitTabs("My_cart Record");
		await().untilAsserted(() -> assertThat(browser.text()).contains("The whole guild today", "BBB111", "2.3"));
		show("registrar");
		await().untilAsserted(
				() -> assertThat(browser.run("return document.querySelectorAll('.kinds a').length")).isEqualTo("3"));
		assertThat(browser.run("return document.querySelector('.field-plate input').value")).isEqualTo("BBB111");
	}

	@Test
	void aVendorWhoSeesAllCartsRecordsTheOwnOnesOnly() {
		logIn("gk_reading");
		await().untilAsserted(() -> assertThat(mark()).isEqualTo("live"));
		show("stock?carrito=BBB111");
		await().untilAsserted(() -> assertThat(browser.text()).contains("Record a sale", "Restock"));
		show("stock?carrito=CCC222");
		await()
			.untilAsserted(() -> assertThat(browser.run("return document.querySelector('.panel-head h2').textContent"))
				.isEqualTo("CCC222"));
		assertThat(browser.text()).doesNotContain("Record a sale", "Restock");
	}

	private static void assertThatItFits() {
		assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
			.isEqualTo("0");
	}

	private static void logIn(String key) {
		await().until(() -> "true".equals(browser.run("return document.getElementById('key') !== null")));
		browser.run("document.getElementById('key').value = ''");
		browser.type("#key", key + "\n");
	}

	private static void show(String screen) {
		browser.run("location.hash = '#/" + screen + "'");
	}

	private static String mark() {
		return browser.run("return document.getElementById('freshness').dataset.state");
	}

	private static String tabs() {
		return browser.run("return [...document.querySelectorAll('#tabs a')].filter((tab) => tab.offsetParent)"
				+ ".map((tab) => tab.querySelector('span').textContent.replace(' ', '_')).join(' ')");
	}

	private static void awaitTabs(String names) {
		await().untilAsserted(() -> assertThat(tabs()).isEqualTo(names));
	}

	private static String session(String name, String... may) {
		return "{\"mode\":\"keys\",\"name\":\"%s\",\"plates\":[\"BBB111\"],\"may\":[\"%s\"],\"csrf\":\"token\"}"
			.formatted(name, String.join("\",\"", may));
	}

}
