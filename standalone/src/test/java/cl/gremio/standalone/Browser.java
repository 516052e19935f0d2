package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;

/** A real browser that resolves every name below {@code .test} to this machine. */
final class Browser implements AutoCloseable {

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private final ChromeDriver driver;

	private Browser(ChromeDriver driver) {
		this.driver = driver;
	}

	static boolean isThere() {
		return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
	}

	/**
	 * Opens a browser.
	 * @param profile a folder that no other browser uses
	 */
	static Browser open(Path profile) throws IOException {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile, "--host-resolver-rules=MAP *.test 127.0.0.1");
		options.setCapability("goog:loggingPrefs", Map.of("browser", "SEVERE"));
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile())
			.usingAnyFreePort()
			.withEnvironment(Map.of("SE_OFFLINE", "true"))
			.build();
		ChromeDriver driver = new ChromeDriver(service, options);
		driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30)).pageLoadTimeout(Duration.ofSeconds(60));
		return new Browser(driver);
	}

	void visit(String url) {
		this.driver.get(url);
	}

	/** The text of the page. */
	String text() {
		return String.valueOf(this.driver.executeScript("return document.body.innerText"));
	}

	/**
	 * Runs a script in the page.
	 * @param body the body of an asynchronous function
	 * @return the awaited result of the function, as text
	 */
	String run(String body) {
		return String
			.valueOf(this.driver.executeAsyncScript("const done = arguments[arguments.length - 1];" + "(async () => {"
					+ body + "})().then((value) => done(String(value)), (error) => done('failed: ' + error));"));
	}

	/** Gives the page a size, in CSS pixels. */
	void resize(int width, int height) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	/** Shows no scroll bars, as a phone. */
	void hideScrollbars() {
		this.driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
	}

	/** Shows an empty tab, beside those that are open. */
	void openTab() {
		this.driver.switchTo().newWindow(WindowType.TAB);
	}

	/** Shows one of the open tabs, counted from 0. */
	void showTab(int index) {
		this.driver.switchTo().window(List.copyOf(this.driver.getWindowHandles()).get(index));
	}

	/** Closes the tab that is shown, and shows the first one. */
	void closeTab() {
		this.driver.close();
		showTab(0);
	}

	/** How many programs of a kind the browser runs, such as {@code shared_worker}. */
	long count(String kind) {
		List<?> targets = (List<?>) this.driver.executeCdpCommand("Target.getTargets", Map.of()).get("targetInfos");
		return targets.stream().filter((target) -> kind.equals(((Map<?, ?>) target).get("type"))).count();
	}

	/** Types into a field, as a person would. */
	void type(String selector, String text) {
		this.driver.findElement(By.cssSelector(selector)).sendKeys(text);
	}

	/** Presses keys, one after the other, where the focus is. */
	void press(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	/** What the page shows, as a PNG file. */
	void photograph(Path file) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, this.driver.getScreenshotAs(OutputType.BYTES));
	}

	/** What the browser has complained about since the last call. */
	List<String> complaints() {
		return this.driver.manage().logs().get("browser").getAll().stream().map(String::valueOf).toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
