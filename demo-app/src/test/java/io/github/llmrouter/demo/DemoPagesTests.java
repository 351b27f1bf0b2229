package io.github.llmrouter.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.Internal;
import io.github.llmrouter.simulator.ProviderSimulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class DemoPagesTests {

	@Test
	void theFormAnswersWithoutJavaScriptAndShowsHostileTextsAsText() throws Exception {
		try (RunningDemo demo = RunningDemo.start()) {
			assertThat(demo.get("/").body()).contains("Ask a chain")
				.contains("smart")
				.contains("<script src=\"/ask.js\" defer>")
				.doesNotContain("<script>", " style=");
			HttpResponse<String> answered = HttpClient.newHttpClient()
				.send(HttpRequest.newBuilder(URI.create(demo.root() + "/"))
					.header("Content-Type", "application/x-www-form-urlencoded")
					.POST(BodyPublishers.ofString("chain=smart&prompt=%3Cscript%3Ealert(1)%3C%2Fscript%3E"))
					.build(), BodyHandlers.ofString());
			assertThat(answered.statusCode()).isEqualTo(200);
			assertThat(answered.body()).contains("Answered by")
				.contains("openrouter/anthropic/claude-sonnet-5.5")
				.doesNotContain("<script>alert");
		}
	}

	@Test
	void theSimulatorPageListsEverySimulatedProvider() {
		try (RunningDemo demo = RunningDemo.start()) {
			demo.fault("openai", "fault=overloaded&percent=40");
			assertThat(demo.get("/simulator").body()).contains("openrouter", "anthropic", "google")
				.contains("overloaded, 40 %");
		}
	}

	@Test
	void withOnlyBaseUrlsGivenTheDemoTalksToThatServer() {
		try (ProviderSimulator other = ProviderSimulator.start();
				RunningDemo demo = RunningDemo.start(
						"--llm-router.providers.openrouter.base-url=" + other.baseUrl("openrouter"),
						"--llm-router.providers.anthropic.base-url=" + other.baseUrl("anthropic"),
						"--llm-router.providers.openai.base-url=" + other.baseUrl("openai"),
						"--llm-router.providers.google.base-url=" + other.baseUrl("google"))) {
			assertThat(RunningDemo.json(demo.ask("smart", "Hello")).get("provider").asString()).isEqualTo("openrouter");
			assertThat(RunningDemo.json(demo.ask("openai/gpt-6-luna", "Hello")).get("provider").asString())
				.isEqualTo("openai");
			assertThat(other.requests()).hasSize(2);
			assertThat(demo.context().getBean(SimulatedProviders.class).names()).isEmpty();
		}
	}

	@Test
	void theDemoUsesNoInternalType() {
		noClasses().should()
			.dependOnClassesThat()
			.areAnnotatedWith(Internal.class)
			.because("what the demo needs, users need")
			.check(new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
				.importPackages("io.github.llmrouter.demo"));
	}

}
