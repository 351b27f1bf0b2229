package io.github.llmrouter.demo;

import java.time.Duration;
import java.util.List;

import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.ProviderSimulator;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The page that streams answers, in a real browser. */
class AskBrowserTests {

	private static RunningDemo demo;

	private static Browser browser;

	@BeforeAll
	static void open() {
		browser = Browser.open();
		demo = RunningDemo.start();
	}

	@BeforeEach
	void forgetEverything() {
		simulator().reset();
		simulator().clear();
		demo.context()
			.getBean(SimulatedProviders.class)
			.names()
			.forEach(demo.context().getBean(HealthOperations.class)::reset);
		browser.goTo(demo.root() + "/simulator");
		browser.script("sessionStorage.clear()");
		browser.goTo(demo.root() + "/");
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

	private static ProviderSimulator simulator() {
		return demo.context().getBean(SimulatedProviders.class).simulator();
	}

	private static void ask(Browser in, String prompt) {
		WebElement field = in.find("#prompt");
		field.clear();
		field.sendKeys(prompt);
		in.find("#ask button[type=submit]").click();
	}

	private static ConditionFactory soon() {
		return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50));
	}

	private static void awaitState(String state) {
		soon().untilAsserted(() -> assertThat(browser.script("return document.querySelector('.live').dataset.state"))
			.isEqualTo(state));
	}

	@Test
	void theAnswerIsThereWhileItIsWrittenAndStopEndsItAtTheProvider() {
		simulator().script("openrouter",
				Scripted.answer(List.of("The first piece. ", "The second.")).chunks(1).then(StreamFault.SILENCE));
		ask(browser, "Hello");
		awaitState("streaming");
		assertThat(browser.text(".live .answer")).isEqualTo("The first piece.");
		assertThat(browser.find("#ask button[type=submit]").isEnabled()).isFalse();
		browser.find("#stop").click();
		awaitState("stopped");
		assertThat(simulator().awaitAborted(Duration.ofSeconds(20))).isTrue();
		assertThat(browser.text(".live .answer")).isEqualTo("The first piece.");
		assertThat(browser.find("#stop").isDisplayed()).isFalse();
		assertThat(browser.find("#ask button[type=submit]").isEnabled()).isTrue();
	}

	@Test
	void beforeTheFirstPieceThePageWaitsAndCanBeStopped() {
		simulator().script("openrouter", Scripted.stream().then(StreamFault.SILENCE));
		ask(browser, "Hello");
		assertThat(simulator().awaitRequests(1, Duration.ofSeconds(20))).isTrue();
		awaitState("waiting");
		browser.find("#stop").click();
		awaitState("stopped");
		assertThat(simulator().awaitAborted(Duration.ofSeconds(20))).isTrue();
	}

	@Test
	void reasoningIsFoldedAwayAndItsLengthIsShown() {
		browser.find("#reasoning").sendKeys("high");
		ask(browser, "Why is the sky blue?");
		awaitState("complete");
		WebElement reasoning = browser.find(".live .reasoning");
		assertThat(reasoning.getDomProperty("open")).isEqualTo("false");
		assertThat(browser.find(".live .thoughts").isDisplayed()).isFalse();
		assertThat(browser.text(".live summary"))
			.isEqualTo("Reasoning, " + browser.text(".live .thoughts").length() + " characters");
		browser.find(".live summary").click();
		assertThat(browser.find(".live .thoughts").isDisplayed()).isTrue();
	}

	@Test
	void toolCallsAreListedWithArgumentsAndResult() {
		browser.find("[name=tools]").click();
		ask(browser, "Tell me the weather and the time");
		awaitState("complete");
		assertThat(browser.findAll(".live .tools li")).hasSize(2);
		assertThat(browser.text(".live .tools")).contains("weather", "PARIS", "light rain", "time", "+0");
		assertThat(browser.text(".live .answer")).isNotEmpty();
		assertThat(browser.findAll(".how tbody tr")).hasSize(2);
	}

	@Test
	void whatAModelWroteIsTextAndNeverMarkup() {
		String hostile = "<b id=\"made\">bold</b><img src=\"x\" onerror=\"document.title='taken'\">";
		simulator().script("openrouter",
				Scripted.answer(hostile).reasoning(hostile).toolCall("weather", "{\"city\":\"<b id='made'>\"}"),
				Scripted.answer(hostile));
		browser.find("[name=tools]").click();
		browser.find("#reasoning").sendKeys("high");
		ask(browser, "Hello");
		awaitState("complete");
		assertThat(browser.text(".live .answer")).contains(hostile);
		assertThat(browser.text(".live .thoughts")).isEqualTo(hostile);
		assertThat(browser.findAll("#made, .live img")).isEmpty();
	}

	@Test
	void aBrokenStreamKeepsItsTextAndTellsItsCause() {
		simulator().script("openrouter",
				Scripted.answer(List.of("Half of it. ", "The rest.")).chunks(1).then(StreamFault.CUT));
		ask(browser, "Hello");
		awaitState("incomplete");
		assertThat(browser.text(".live .state")).contains("CONNECTION");
		assertThat(browser.text(".live .answer")).isEqualTo("Half of it.");
		assertThat(browser.text(".how")).contains("INCOMPLETE");
	}

	@Test
	void aCallWithoutAnAnswerTellsWhatWasTried() {
		demo.context()
			.getBean(SimulatedProviders.class)
			.names()
			.forEach((name) -> demo.fault(name, "fault=overloaded"));
		ask(browser, "Hello");
		awaitState("failed");
		assertThat(browser.text(".live .failure")).contains("No target of 'smart' answered");
		assertThat(browser.findAll(".how tbody tr")).hasSize(3);
	}

	@Test
	void aReloadKeepsQuestionAndAnswer() {
		browser.find("[name=tools]").click();
		ask(browser, "Tell me the weather");
		awaitState("complete");
		String result = browser.text("#result");
		browser.reload();
		assertThat(browser.text("#result")).isEqualTo(result).contains("light rain", "Answered by");
		assertThat(browser.find("#prompt").getDomProperty("value")).isEqualTo("Tell me the weather");
		assertThat(browser.find("[name=tools]").isSelected()).isTrue();
	}

	@Test
	void withoutJavaScriptToolsAndReasoningAreShownToo() {
		try (Browser plain = Browser.withoutJavaScript()) {
			plain.goTo(demo.root() + "/");
			plain.find("[name=tools]").click();
			plain.find("#reasoning").sendKeys("low");
			ask(plain, "Tell me the weather");
			soon().until(() -> !plain.findAll(".facts").isEmpty());
			assertThat(plain.find(".tools").getText()).contains("weather", "PARIS", "light rain");
			assertThat(plain.find(".reasoning").getText()).startsWith("Reasoning, ");
			assertThat(plain.find("[name=tools]").isSelected()).isTrue();
		}
	}

}
