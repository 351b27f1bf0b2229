package io.github.llmrouter.test;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.SkipReason;

import static io.github.llmrouter.test.LlmAssertions.assertThatCall;
import static io.github.llmrouter.test.LlmAssertions.assertThatFailureOf;
import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Each assertion fails where it should, and says what happened instead. */
@LlmRouterTest(chains = "smart = openai/gpt-6-luna, anthropic/claude-sonnet-5-5")
class LlmAssertionsTests {

	private static final String LUNA = "openai/gpt-6-luna";

	private static final String SONNET = "anthropic/claude-sonnet-5-5";

	@Test
	void aFailureShowsTheWholeCall(LlmRouter router, ScriptedLlm llm) {
		llm.when(LUNA).thenRateLimit(Duration.ofSeconds(20));
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatCall(router.chat("smart", "Hello")).wasAnsweredBy(LUNA))
			.withMessageContaining("was answered by " + SONNET)
			.withMessageContaining("tried   " + LUNA + " FAILED RATE_LIMITED (HTTP 429)")
			.withMessageContaining("to be answered by " + LUNA);
	}

	@Test
	void everyAssertionOnAnAnswerCanFail(LlmRouter router) {
		CallAssert call = assertThatCall(router.chat("smart", "Hello"));
		Stream.<ThrowingCallable>of(() -> call.wasAnsweredBy(SONNET), () -> call.brokeOff(FailureKind.CONNECTION),
				() -> call.hasText("no"), () -> call.failedWith(FailureKind.OVERLOADED),
				() -> call.freesUpAt(Instant.EPOCH), () -> call.tried(SONNET),
				() -> call.tried(LUNA, FailureKind.OVERLOADED), () -> call.triedInOrder(LUNA, SONNET),
				() -> call.didNotTry(LUNA), () -> call.skipped(SONNET), () -> call.skipped(SONNET, SkipReason.PAUSED),
				() -> call.skipped(SONNET, FailureKind.OVERLOADED), () -> call.skippedUntil(SONNET, Instant.EPOCH))
			.forEach((assertion) -> assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion)
				.withMessageContaining("tried   " + LUNA));
	}

	@Test
	void everyAssertionOnRequestsCanFail(LlmRouter router, ScriptedLlm llm) {
		router.chat("smart", "Hello");
		RequestsAssert requests = assertThatRequestsTo(llm);
		Stream
			.<ThrowingCallable>of(() -> requests.neverArrived(LUNA), () -> requests.arrived(SONNET, 1),
					() -> requests.lastContains(LUNA, "Goodbye"), () -> requests.lastContains(SONNET, "Hello"))
			.forEach((assertion) -> assertThatExceptionOfType(AssertionError.class).isThrownBy(assertion));
	}

	@Test
	void aCallThatShouldHaveFailedAndIsAnsweredIsAFailure(LlmRouter router) {
		assertThat(Assertions.catchThrowable(() -> assertThatFailureOf(() -> router.chat("smart", "Hello"))))
			.isInstanceOf(AssertionError.class);
	}

	@Test
	void skippingSomebodyIsNotSkippingNobody(LlmRouter router, ScriptedLlm llm) {
		llm.when(LUNA).thenRateLimit();
		router.chat("smart", "Hello");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThatCall(router.chat("smart", "Hello")).skippedNobody())
			.withMessageContaining("skipped " + LUNA);
	}

	@Test
	void aFailureOfACallThatFailedSaysHow(LlmRouter router) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(
					() -> assertThatFailureOf(() -> router.chat("smrt", "Hello")).failedWith(FailureKind.OVERLOADED))
			.withMessageContaining("a call that failed: ")
			.withMessageContaining("smrt");
	}

	@Test
	void aProviderThatIsMistypedIsNotOneThatWasNeverAsked(ScriptedLlm llm) {
		assertThatIllegalArgumentException().isThrownBy(() -> assertThatRequestsTo(llm).neverArrived("opnai"))
			.withMessageContaining("there are [openai, anthropic]");
	}

	@Test
	void aTargetWithoutAModelIsAMistake(ScriptedLlm llm) {
		assertThatIllegalArgumentException().isThrownBy(() -> llm.when("openai/")).withMessageContaining("No model");
	}

}
