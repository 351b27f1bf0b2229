package io.github.llmrouter.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import org.springframework.util.FileSystemUtils;

/**
 * The Chromium of this machine. Nothing is downloaded: where Chromium or its driver is
 * missing, the test is skipped.
 */
final class Browser implements AutoCloseable {

	/**
	 * Warns with every browser that is newer than itself. Held, as its level is else
	 * lost.
	 */
	private static final Logger selenium = Logger.getLogger("org.openqa.selenium");

	private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome",
			"google-chrome-stable", "chrome");

	private final Path profile;

	private final ChromeDriver driver;

	private Browser(Path profile, ChromeDriver driver) {
		this.profile = profile;
		this.driver = driver;
	}

	static Browser open() {
		return open(Map.of());
	}

	static Browser withoutJavaScript() {
		return open(Map.of("profile.managed_default_content_settings.javascript", 2));
	}

	private static Browser open(Map<String, Object> preferences) {
		selenium.setLevel(Level.SEVERE);
		Path chromium = installed(BROWSERS);
		Path driver = installed(List.of("chromedriver"));
		Path profile = temporaryFolder();
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions().setBinary(chromium.toFile());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
				"--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
				"--disable-sync", "--window-size=1280,900", "--user-data-dir=" + profile);
		options.setExperimentalOption("prefs", preferences);
		options.setCapability("goog:loggingPrefs", logs);
		ChromeDriverService service = new ChromeDriverService.Builder().usingDriverExecutable(driver.toFile())
			.usingAnyFreePort()
			.withSilent(true)
			.build();
		return new Browser(profile, new ChromeDriver(service, options));
	}

	private static Path installed(List<String> names) {
		List<String> folders = Stream
			.concat(Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":")),
					Stream.of("/usr/bin", "/usr/lib/chromium", "/usr/local/bin", "/opt/google/chrome"))
			.toList();
		Optional<Path> found = names.stream()
			.flatMap((name) -> folders.stream().map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
		Assumptions.assumeTrue(found.isPresent(), () -> "Browser tests need " + names.get(0)
				+ " (Debian: apt-get install chromium chromium-driver), which is not installed here");
		return found.orElseThrow();
	}

	private static Path temporaryFolder() {
		try {
			return Files.createTempDirectory("llm-router-browser");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Browser goTo(String address) {
		this.driver.get(address);
		return this;
	}

	void reload() {
		this.driver.navigate().refresh();
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<WebElement> findAll(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Returns the text of the first match that is on the page; empty if there is none.
	 */
	String text(String selector) {
		return Objects
			.requireNonNull(script("const found = document.querySelector(arguments[0]);"
					+ "return found ? found.textContent.trim() : '';", selector))
			.toString();
	}

	Object script(String script, Object... arguments) {
		return this.driver.executeScript(script, arguments);
	}

	void width(int pixels) {
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
	}

	/** What the browser complained of since the last time it was asked. */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(Object::toString)
			.toList();
	}

	@Override
	public void close() {
		this.driver.quit();
		try {
			FileSystemUtils.deleteRecursively(this.profile);
		}
		catch (IOException ex) {
			// The browser may still write its last files; the folder is a temporary one.
			this.profile.toFile().deleteOnExit();
		}
	}

}
