package io.github.llmrouter.test;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.RouterTime;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.routing.Routes;

import static io.github.llmrouter.test.LlmAssertions.assertThatCall;
import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;
import static org.assertj.core.api.Assertions.assertThat;

/** The chains of an application.yml whose keys are not there. */
@SpringBootTest(classes = ApplicationTests.Application.class)
@LlmRouterTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApplicationTests {

	@Autowired
	private Summaries summaries;

	@Test
	@Order(1)
	void theApplicationsOwnChainFallsBack(ScriptedLlm llm) {
		llm.when("openai/gpt-6-luna").thenRateLimit(Duration.ofSeconds(20));
		llm.when("anthropic/claude-sonnet-5-5").thenAnswer("In short: yes.");
		assertThat(this.summaries.summarise("a long text")).isEqualTo("In short: yes.");
		assertThatRequestsTo(llm).lastContains("anthropic", "\"max_tokens\":2000");
	}

	@Test
	@Order(2)
	void whatATestBeforeDidIsForgotten(LlmRouter router, ScriptedLlm llm, HealthOperations health) {
		assertThatRequestsTo(llm).neverArrived("openai");
		assertThatCall(router.chat("smart", "Hello")).wasAnsweredBy("openai/gpt-6-luna").skippedNobody();
		health.pause("openai");
	}

	@Test
	@Order(3)
	void aPauseIsForgottenToo(LlmRouter router) {
		assertThatCall(router.chat("smart", "Hello")).skippedNobody();
	}

	@ParameterizedTest
	@ValueSource(strings = { "claude-eu/claude-sonnet-5-5", "my.gemini/gemini-3.8-flash", "intranet/model",
			"ollama/llama3.3", "openai/gpt-6-luna", "anthropic/claude-sonnet-5-5" })
	void everyConfiguredProviderIsScripted(String target, @Autowired LlmRouter router, ScriptedLlm llm) {
		llm.when(target).thenAnswer("It is me.");
		assertThatCall(router.chat(target, "Hello")).hasText("It is me.");
		assertThatRequestsTo(llm).arrived(target, 1);
	}

	@Test
	void severalKeysStaySeveralAndKeepTheirLabels(LlmRouter router, ScriptedLlm llm, HealthSnapshot.Source health) {
		llm.when("anthropic/claude-sonnet-5-5").thenRateLimit();
		assertThatCall(router.chat("anthropic/claude-sonnet-5-5", "Hello")).isComplete()
			.tried("anthropic/claude-sonnet-5-5", FailureKind.RATE_LIMITED);
		assertThat(llm.requests("anthropic")).extracting((request) -> request.header("x-api-key"))
			.containsExactlyInAnyOrder("no-key-needed-1", "no-key-needed-2");
		assertThat(health.snapshot().toString()).contains("first", "second");
	}

	@RepeatedTest(2)
	void whatATestBeforeTookOfALimitIsThereAgain(LlmRouter router) {
		assertThatCall(router.chat("intranet/model", "Hello")).isComplete();
		LlmAssertions.assertThatFailureOf(() -> router.chat("intranet/model", "Hello"))
			.skipped("intranet/model", SkipReason.OWN_LIMIT);
	}

	@Test
	void theRoutersTimeIsTheTestsTime(RouterTime time, RouterClock clock) {
		long before = time.nanos();
		clock.pass(Duration.ofMinutes(3));
		assertThat(time.since(before)).isEqualTo(Duration.ofMinutes(3));
		assertThat(time.now()).isEqualTo(clock.instant());
	}

	@Test
	void chainsAreThoseOfTheApplication(Routes routes) {
		assertThat(routes.chains()).containsExactlyInAnyOrderElementsOf(List.of("smart", "european", "local"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Summaries.class)
	static class Application {

	}

	/** Stands for what an application does with the router. */
	static class Summaries {

		private final LlmRouter router;

		Summaries(LlmRouter router) {
			this.router = router;
		}

		String summarise(String text) {
			return this.router.chat("smart", "Summarise: " + text).text();
		}

	}

}
