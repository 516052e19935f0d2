package cl.gremio.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Every screen is whole in both languages, at every width, in light and dark, and for
 * everybody. A picture of each is left in {@code target/screenshots}.
 */
@Timeout(240)
class BoardScreensIT {

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final List<String> SCREENS = List.of("hoy", "mapa", "stock", "miembros", "registrar", "avisos",
			"estado");

	/**
	 * A text that would run as a script, turns the direction of writing, is long, and has
	 * lines.
	 */
	private static final String HOSTILE = "<img src=x onerror=hacked=1>\u202egnirts\u202b" + "\uD83D\uDE00".repeat(200)
			+ "\nline\n'><script>hacked=1</script>";

	@TempDir
	private static Path folder;

	private static Browser browser;

	private static FakeDoor door;

	@BeforeAll
	static void start() throws Exception {
		assumeTrue(Browser.isThere(), "There is no Chromium with its driver in /usr/bin");
		door = new FakeDoor();
		new FakeGuild(door).open();
		browser = Browser.open(folder.resolve("profile"));
	}

	@AfterAll
	static void stop() {
		if (browser != null) {
			browser.close();
			door.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "es, 1280, dark", "en, 1280, light", "es, 768, light", "en, 768, dark", "es, 360, light",
			"en, 360, dark" })
	void eachScreenIsWhole(String language, int width, String theme) throws IOException {
		browser.resize(width, (width < 700) ? 740 : 900);
		open(language, theme);
		JsonNode texts = texts(language);
		for (String screen : SCREENS) {
			show(screen, texts.get("screen." + screen).asString());
			await()
				.untilAsserted(() -> assertThat(browser.text()).doesNotContain(texts.get("list.loading").asString()));
			assertThat(browser.text()).as(screen)
				.doesNotContainPattern("(screen|figure|column|today|record|status|notices|map|stock)\\.[a-z]");
			browser.photograph(PICTURES.resolve("%s-%s-%d.png".formatted(screen, language, width)));
			assertThatEverybodyCanUse(screen);
		}
		assertThat(browser.complaints()).noneMatch((complaint) -> complaint.contains("Content Security Policy"));
	}

	/**
	 * README.md and LEEME.md show these pictures. Whoever changes the page copies them to
	 * {@code docs/images}.
	 */
	@ParameterizedTest
	@CsvSource({ "en, light, board.png", "es, dark, tablero.png" })
	void theFirstScreenIsPhotographedForTheDocuments(String language, String theme, String picture) throws IOException {
		browser.resize(1280, 814);
		browser.hideScrollbars();
		open(language, theme);
		await().untilAsserted(() -> assertThat(browser.text()).contains("936", "BFCD10"));
		await().untilAsserted(() -> assertThat(browser.run("return document.querySelector('.chart canvas') !== null"))
			.isEqualTo("true"));
		browser.photograph(PICTURES.resolve(picture));
	}

	@Test
	void aHostileTextStaysText() throws IOException {
		new FakeGuild(door).say(HOSTILE);
		browser.resize(360, 740);
		open("es", "light");
		JsonNode texts = texts("es");
		for (String screen : List.of("hoy", "mapa", "stock", "miembros", "avisos")) {
			show(screen, texts.get("screen." + screen).asString());
			await().untilAsserted(
					() -> assertThat(browser.text().toLowerCase(Locale.ROOT)).as(screen).contains("<img src=x"));
			assertThat(browser.run("return document.querySelectorAll('main img, main script').length")).isEqualTo("0");
			assertThat(browser.run("return typeof hacked")).isEqualTo("undefined");
			assertThatEverybodyCanUse(screen);
		}
	}

	private static void assertThatEverybodyCanUse(String screen) {
		String overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
		assertThat(browser.run("return Math.max(0, " + overflow + ")")).as(screen).isEqualTo("0");
		assertThat(Axe.violations(browser)).as(screen).isEmpty();
	}

	private static void open(String language, String theme) {
		browser.visit(door.url() + "images/gremio.svg");
		browser.run("localStorage.setItem('gremio.language', '" + language + "');"
				+ "localStorage.setItem('gremio.theme', '" + theme + "')");
		browser.visit(door.url());
		await().untilAsserted(
				() -> assertThat(browser.run("return document.documentElement.dataset.connection")).isEqualTo("live"));
	}

	private static void show(String screen, String title) {
		browser.run("location.hash = '#/" + screen + "'");
		await().untilAsserted(
				() -> assertThat(browser.run("return document.querySelector('h1').textContent")).isEqualTo(title));
	}

	private static JsonNode texts(String language) throws IOException {
		try (InputStream texts = BoardScreensIT.class.getResourceAsStream("/static/texts/" + language + ".json")) {
			return JsonMapper.shared().readTree(texts);
		}
	}

}
