package io.github.llmrouter.demo;

import java.time.Duration;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import io.github.llmrouter.health.HealthOperations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The console and the demo's pages in a real browser. */
class ConsoleBrowserTests {

	private static RunningDemo demo;

	private static Browser browser;

	@BeforeAll
	static void open() {
		browser = Browser.open();
		demo = RunningDemo.start();
	}

	@BeforeEach
	void forgetEverything() {
		SimulatedProviders providers = demo.context().getBean(SimulatedProviders.class);
		providers.simulator().reset();
		providers.names().forEach(demo.context().getBean(HealthOperations.class)::reset);
		browser.goTo(demo.root() + "/llm-router/");
		browser.script("localStorage.clear()");
		browser.complaints();
	}

	@AfterEach
	void nothingToComplainOf() {
		assertThat(browser.complaints()).isEmpty();
	}

	@AfterAll
	static void close() {
		if (demo != null) {
			demo.close();
		}
		if (browser != null) {
			browser.close();
		}
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(100));
	}

	private static void openConsole() {
		browser.goTo(demo.root() + "/llm-router/");
		browser.script("window.sameDocument = true");
	}

	private static void assertThatThePageWasNotReloaded() {
		assertThat(browser.script("return window.sameDocument === true")).isEqualTo(true);
	}

	@Test
	void aRateLimitAppearsAndCountsDownWithoutReload() {
		openConsole();
		demo.fault("openrouter", "fault=rate-limit&retryAfter=20");
		demo.ask("smart", "Hello");
		soon().until(() -> browser.text("#alerts").contains("Rate limited"));
		assertThat(browser.text("#alerts")).contains("openrouter");
		int first = secondsLeft();
		assertThat(first).isBetween(1, 20);
		soon().until(() -> secondsLeft() < first);
		assertThatThePageWasNotReloaded();
	}

	/** "0:17" as 17; minutes do not occur here. */
	private static int secondsLeft() {
		String text = browser.text("#alerts time[data-until]");
		return text.startsWith("0:") ? Integer.parseInt(text.substring(2)) : 0;
	}

	@Test
	void newCallsAppearWithoutReload() {
		demo.ask("smart", "Hello");
		openConsole();
		String before = newestCall();
		demo.ask("fast", "Hello");
		soon().until(() -> !newestCall().equals(before));
		assertThat(browser.text("#calls > tbody .dest")).isEqualTo("fast");
		assertThatThePageWasNotReloaded();
	}

	@Test
	void tablesStayWithinTheirCardsOnEveryScreenAndWithLongNames() {
		demo.fault("openrouter", "fault=rate-limit&retryAfter=1");
		demo.ask("smart", "Hello");
		demo.ask("openai/" + "a".repeat(280), "Hello");
		openConsole();
		soon().until(() -> browser.text("#calls").contains("aaaa"));
		try {
			for (int width : new int[] { 1600, 1480, 1410, 1366, 1280, 1210, 1190, 1070, 1050, 890, 870, 830, 500 }) {
				browser.width(width);
				assertThat(
						(String) browser.script("return Array.from(document.querySelectorAll('#calls, #models table'))"
								+ ".filter((table) => table.offsetWidth > table.parentElement.clientWidth)"
								+ ".map((table) => table.className + ' ' + table.offsetWidth).join()"))
					.as("too wide at " + width)
					.isEmpty();
			}
		}
		finally {
			browser.width(1280);
		}
	}

	private static String newestCall() {
		return String.valueOf(
				browser.script("const row = document.querySelector('#calls > tbody');" + "return row ? row.id : '';"));
	}

	@Test
	void whatIsOpenAndFocusedStaysSo() {
		demo.ask("smart", "Hello");
		openConsole();
		soon().until(() -> !newestCall().isEmpty());
		String call = newestCall();
		browser.find("#" + call + " summary").click();
		browser.find(".parts summary").click();
		String focused = focused();
		demo.fault("openrouter", "fault=overloaded");
		demo.ask("smart", "Hello");
		soon().until(() -> !newestCall().equals(call) && !browser.text("#alerts").isEmpty());
		assertThat(browser.find("#" + call + " details").getDomProperty("open")).isEqualTo("true");
		assertThat(browser.find(".parts").getDomProperty("open")).isEqualTo("true");
		assertThat(focused()).isEqualTo(focused).startsWith("SUMMARY");
		assertThatThePageWasNotReloaded();
	}

	private static String focused() {
		return String.valueOf(browser.script("const at = document.activeElement;"
				+ "return at.tagName + ' ' + (at.parentElement ? at.parentElement.id : '');"));
	}

	@Test
	void pausedUpdatesStayPausedAfterAReload() {
		openConsole();
		browser.find("#lr-pause").click();
		assertThat(browser.text("#lr-pause")).isEqualTo("Resume updates");
		browser.reload();
		assertThat(browser.text("#lr-pause")).isEqualTo("Resume updates");
		String before = newestCall();
		demo.ask("fast", "Hello");
		browser.find("#lr-pause").click();
		soon().until(() -> !newestCall().equals(before));
		assertThat(browser.text("#lr-pause")).isEqualTo("Pause updates");
	}

	@Test
	void aNarrowScreenScrollsDownOnly() {
		demo.fault("openrouter", "fault=rate-limit&retryAfter=20");
		demo.ask("smart", "Hello");
		browser.width(500);
		try {
			for (String path : new String[] { "/llm-router/", "/", "/simulator" }) {
				browser.goTo(demo.root() + path);
				browser.script("document.querySelectorAll('details').forEach((one) => one.open = true)");
				assertThat(browser.script("return window.innerWidth")).isEqualTo(500L);
				assertThat((Long) browser.script("return document.documentElement.scrollWidth")).as(path)
					.isLessThanOrEqualTo(500);
			}
		}
		finally {
			browser.width(1280);
		}
	}

	@Test
	void theFirstPageAsksAndShowsTheAnswer() {
		browser.goTo(demo.root() + "/");
		WebElement chain = browser.find("#chain");
		chain.clear();
		chain.sendKeys("fast");
		browser.find("#prompt").sendKeys("Why is the sky blue?");
		browser.find("form button").click();
		soon().until(() -> browser.text("main").contains("Answered by"));
		assertThat(browser.text("main")).contains("openrouter", "SUCCESS");
	}

	@Test
	void theSimulatorPageSwitchesAFault() {
		browser.goTo(demo.root() + "/simulator");
		browser.find("form[action$='/simulator/openai'] select").sendKeys("overloaded");
		browser.find("form[action$='/simulator/openai'] button").click();
		soon().until(() -> browser.text("form[action$='/simulator/openai'] .tag").equals("overloaded, 100 %"));
		assertThat(RunningDemo.json(demo.ask("openai/gpt-6-luna", "Hello")).get("status").asInt()).isEqualTo(503);
	}

	@Test
	void withoutJavaScriptThePageIsCompleteAndItsLinksWork() {
		demo.ask("smart", "Hello");
		try (Browser plain = Browser.withoutJavaScript()) {
			soon().until(() -> !plain.goTo(demo.root() + "/llm-router/").findAll("#calls > tbody").isEmpty());
			assertThat(plain.find("#lr-pause").isDisplayed()).isFalse();
			assertThat(plain.find("main").getText()).contains("openrouter", "Latest calls", "smart", "By model");
			WebElement range = plain.findAll("nav.seg a")
				.stream()
				.filter((link) -> link.getDomAttribute("aria-current") == null)
				.findFirst()
				.orElseThrow();
			String label = range.getText();
			range.click();
			assertThat(plain.find("nav.seg a[aria-current]").getText()).isEqualTo(label);
			assertThat(plain.findAll("#calls > tbody")).isNotEmpty();
			plain.find("#calls > tbody summary").click();
			assertThat(plain.find("#calls > tbody .wide").isDisplayed()).isTrue();
			assertThat(plain.complaints()).isEmpty();
		}
	}

}
