package io.github.llmrouter.test;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import org.springframework.beans.factory.annotation.Autowired;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.routing.Routes;

import static io.github.llmrouter.test.LlmAssertions.assertThatCall;
import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LifecycleTests {

	@Test
	void aChainWithoutANameIsAMistake() {
		LlmRouterTest annotation = Nameless.class.getAnnotation(LlmRouterTest.class);
		assertThatIllegalArgumentException().isThrownBy(() -> TestSettings.of(annotation))
			.withMessageContaining("name = value");
	}

	@LlmRouterTest(chains = "openai/gpt-6-luna")
	private static final class Nameless {

	}

	@Nested
	@LlmRouterTest(chains = "one = openai/gpt-6-luna")
	class WithConstructor {

		private final LlmRouter router;

		private final ScriptedLlm llm;

		@Autowired
		private LlmRouter injected;

		WithConstructor(LlmRouter router, ScriptedLlm llm) {
			this.router = router;
			this.llm = llm;
		}

		@BeforeEach
		void script(ScriptedLlm same) {
			assertThat(same).isSameAs(this.llm);
			same.when("openai/gpt-6-luna").thenRateLimit(Duration.ofSeconds(1)).thenAnswer("Hi.");
		}

		@RepeatedTest(2)
		void everyTestHasARouterOfItsOwn(RouterClock clock) {
			assertThat(this.injected).isSameAs(this.router);
			LlmAssertions.assertThatFailureOf(() -> this.router.chat("one", "Hello"))
				.failedWith(FailureKind.RATE_LIMITED);
			clock.pass(Duration.ofSeconds(1));
			assertThatCall(this.router.chat("one", "Hello")).hasText("Hi.");
		}

		@Nested
		class AndInside {

			@Test
			void theSettingsOfTheOuterClassHold(Routes routes) {
				assertThat(routes.chains()).containsExactly("one");
			}

		}

	}

	@Nested
	@LlmRouterTest
	class WithNothingConfigured {

		@Test
		void theDefaultChainsAreThere(Routes routes, LlmRouter router) {
			assertThat(routes.chains()).containsExactly("smart", "fast", "free");
			assertThatCall(router.chat("fast", "Hello")).isComplete();
		}

	}

	@Nested
	@LlmRouterTest(config = "classpath:application.yml", chains = "local = openai/gpt-6-luna")
	class WithTheApplicationsFile {

		@Test
		void itsChainsAreThereAndTheAnnotationComesFirst(Routes routes) {
			assertThat(routes.chains()).contains("smart", "european", "local");
			assertThat(routes.targets("local").get(0).provider()).isEqualTo("openai");
		}

	}

	@Nested
	@LlmRouterTest(chains = "one = openai/gpt-6-luna", strict = true)
	class Strictly {

		@Test
		void whatTheProviderRefusesIsRefused(LlmRouter router) {
			LlmAssertions.assertThatFailureOf(() -> router.chat("openai/no-such-model", "Hello"))
				.failedWith(FailureKind.MODEL_NOT_FOUND);
		}

	}

	@Nested
	@TestInstance(TestInstance.Lifecycle.PER_CLASS)
	@LlmRouterTest(chains = "one = openai/gpt-6-luna")
	class WithOneInstance {

		@RepeatedTest(2)
		void everyTestBeginsAnew(LlmRouter router, ScriptedLlm llm) {
			assertThatRequestsTo(llm).neverArrived("openai");
			llm.when("openai/gpt-6-luna").thenRateLimit();
			LlmAssertions.assertThatFailureOf(() -> router.chat("one", "Hello")).tried("openai/gpt-6-luna");
		}

	}

}
