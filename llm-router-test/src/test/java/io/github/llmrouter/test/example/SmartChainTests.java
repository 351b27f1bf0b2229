package io.github.llmrouter.test.example;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.StreamFault;
import io.github.llmrouter.test.LlmRouterTest;
import io.github.llmrouter.test.RouterClock;
import io.github.llmrouter.test.ScriptedLlm;

import static io.github.llmrouter.test.LlmAssertions.assertThatCall;
import static io.github.llmrouter.test.LlmAssertions.assertThatFailureOf;
import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;

@LlmRouterTest(chains = "smart = openai/gpt-6-luna, anthropic/claude-sonnet-5-5")
class SmartChainTests {

	private static final String LUNA = "openai/gpt-6-luna";

	private static final String SONNET = "anthropic/claude-sonnet-5-5";

	@Test
	void aRateLimitIsRememberedUntilItIsOver(LlmRouter router, ScriptedLlm llm, RouterClock clock) {
		llm.when(LUNA).thenRateLimit(Duration.ofSeconds(20)).thenAnswer("Luna is back.");
		assertThatCall(router.chat("smart", "Hello")).tried(LUNA, FailureKind.RATE_LIMITED).wasAnsweredBy(SONNET);
		assertThatCall(router.chat("smart", "Hello")).skipped(LUNA, FailureKind.RATE_LIMITED).wasAnsweredBy(SONNET);
		assertThatRequestsTo(llm).arrived(LUNA, 1);
		clock.pass(Duration.ofSeconds(21));
		assertThatCall(router.chat("smart", "Hello")).wasAnsweredBy(LUNA).hasText("Luna is back.");
	}

	@Test
	void aStreamThatBreaksKeepsWhatHasArrived(LlmRouter router, ScriptedLlm llm) {
		llm.when(LUNA).thenBrokenStream(StreamFault.CUT, "Once ", "upon ");
		try (ChatStream stream = router.stream("smart", "Tell me a tale")) {
			assertThatCall(stream.response()).brokeOff(FailureKind.CONNECTION).hasText("Once upon ");
		}
	}

	@Test
	void aProviderThatHangsIsGivenUpWithoutWaiting(LlmRouter router, ScriptedLlm llm) {
		llm.when(LUNA).thenFault(Fault.TIMEOUT);
		assertThatCall(router.chat("smart", "Hello")).tried(LUNA, FailureKind.ATTEMPT_TIMEOUT).wasAnsweredBy(SONNET);
	}

	@Test
	void whenNobodyIsLeftTheExceptionSaysWhenToComeBack(LlmRouter router, ScriptedLlm llm, RouterClock clock) {
		llm.when(LUNA).thenRateLimit(Duration.ofSeconds(20));
		llm.when(SONNET).thenRateLimit(Duration.ofSeconds(50));
		assertThatFailureOf(() -> router.chat("smart", "Hello")).failedWith(FailureKind.RATE_LIMITED)
			.freesUpAt(clock.instant().plusSeconds(20));
	}

}
