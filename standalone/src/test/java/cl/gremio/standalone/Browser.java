package cl.gremio.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

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

	@Override
	public void close() {
		this.driver.quit();
	}

}
