package io.github.llmrouter.test;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Tool;
import io.github.llmrouter.health.HealthOperations;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.RecordedRequest;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static io.github.llmrouter.test.LlmAssertions.assertThatCall;
import static io.github.llmrouter.test.LlmAssertions.assertThatFailureOf;
import static io.github.llmrouter.test.LlmAssertions.assertThatRequestsTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@LlmRouterTest(
		chains = { "smart = openai/gpt-6-luna, anthropic/claude-sonnet-5-5", "patient = anthropic/claude-haiku-5-5",
				"hedged = openai/gpt-6.1-sol, anthropic/claude-sonnet-5-5" },
		properties = { "llm-router.timeout = 90s", "llm-router.stream.total = 2m",
				"llm-router.chain-options.patient.retry.max = 1", "llm-router.chain-options.hedged.hedge.after = 2s",
				"llm-router.chain-options.hedged.hedge.max-extra = 100" })
class ScriptTests {

	private static final String LUNA = "openai/gpt-6-luna";

	private static final String SONNET = "anthropic/claude-sonnet-5-5";

	@Autowired
	private LlmRouter router;

	@Autowired
	private ScriptedLlm llm;

	@Test
	void stepsComeOneByOneAndThenTheTargetAnswersByItself() {
		this.llm.when(LUNA).thenAnswer("One.").thenStream("Tw", "o.");
		assertThat(this.router.chat("smart", "Hello").text()).isEqualTo("One.");
		assertThat(this.router.chat("smart", "Hello").text()).isEqualTo("Two.");
		assertThatCall(this.router.chat("smart", "Hello")).wasAnsweredBy(LUNA).isComplete().skippedNobody();
	}

	@Test
	void aStreamArrivesInItsPieces() {
		this.llm.when(LUNA).thenStream("Once ", "upon ", "a time");
		try (ChatStream stream = this.router.stream("smart", "Hello")) {
			assertThat(stream.chunks().map(ChatChunk::text).filter((text) -> !text.isEmpty())).containsExactly("Once ",
					"upon ", "a time");
		}
	}

	@Test
	void aToolIsAskedFor() {
		this.llm.when(LUNA).thenToolCall("weather", "{\"city\":\"Bern\"}");
		ChatResponse response = this.router.chat(ChatRequest.to("smart")
			.user("Rain?")
			.tools(List.of(Tool.of("weather", "The weather", "{\"type\":\"object\"}")))
			.build());
		assertThat(response.toolCalls()).singleElement()
			.satisfies((call) -> assertThat(call.arguments()).contains("Bern"));
	}

	@Test
	void aScriptOfAProviderIsForModelsWithoutOne() {
		this.llm.when("openai").always(Fault.OVERLOADED);
		this.llm.when(LUNA).thenAnswer("Here.");
		assertThatCall(this.router.chat(LUNA, "Hello")).hasText("Here.");
		assertThatFailureOf(() -> this.router.chat("openai/gpt-6.1-sol", "Hello")).failedWith(FailureKind.OVERLOADED);
	}

	@Test
	void whatIsAlwaysSoComesAfterTheSteps() {
		this.llm.when(LUNA).always(Scripted.answer("Again.")).thenAnswer("First.");
		assertThat(this.router.chat(LUNA, "Hello").text()).isEqualTo("First.");
		assertThat(this.router.chat(LUNA, "Hello").text()).isEqualTo("Again.");
		assertThat(this.router.chat(LUNA, "Hello").text()).isEqualTo("Again.");
	}

	@Test
	void anyReplyCanBeGiven() {
		this.llm.when(LUNA).thenReply(413, "{}").thenFault(FaultPlan.of(Fault.ERROR).status(502));
		assertThatCall(this.router.chat("smart", "Hello")).tried(LUNA, FailureKind.REQUEST_TOO_LARGE);
		assertThatCall(this.router.chat("smart", "Hello")).tried(LUNA, FailureKind.SERVER_ERROR);
	}

	@ParameterizedTest
	@EnumSource(names = { "SILENCE", "KEEP_ALIVES" })
	void aStreamThatFallsSilentIsGivenUpWithoutWaiting(StreamFault fault) {
		this.llm.when(LUNA).thenBrokenStream(fault, "Once ");
		try (ChatStream stream = this.router.stream("smart", "Hello")) {
			assertThatCall(stream.response()).hasText("Once ");
			assertThat(stream.response().outcome()).isEqualTo(Outcome.INCOMPLETE);
			assertThat(stream.response().failureKind()).isIn(FailureKind.IDLE_TIMEOUT, FailureKind.DEADLINE);
		}
	}

	@Test
	void aStreamThatNeverBeginsFallsOverWithoutWaiting() {
		this.llm.when(LUNA).thenFault(FaultPlan.of(StreamFault.SILENCE));
		try (ChatStream stream = this.router.stream("smart", "Hello")) {
			assertThatCall(stream.response()).tried(LUNA, FailureKind.FIRST_TOKEN_TIMEOUT)
				.triedInOrder(LUNA, SONNET)
				.wasAnsweredBy(SONNET);
		}
	}

	@Test
	void aRetryIsNotWaitedFor() {
		this.llm.when("anthropic/claude-haiku-5-5").thenFault(Fault.ERROR).thenAnswer("Now.");
		assertThatCall(this.router.chat("patient", "Hello"))
			.triedInOrder("anthropic/claude-haiku-5-5", "anthropic/claude-haiku-5-5")
			.hasText("Now.");
	}

	@Test
	void aHedgeBeginsWithoutWaiting() {
		this.llm.when("openai/gpt-6.1-sol").thenFault(Fault.TIMEOUT);
		assertThatCall(this.router.chat("hedged", "Hello")).wasAnsweredBy(SONNET);
	}

	@Test
	void aPausedProviderIsSkipped(HealthOperations health) {
		health.pause("openai");
		assertThatCall(this.router.chat("smart", "Hello")).skipped(LUNA, SkipReason.PAUSED)
			.didNotTry(LUNA)
			.tried(SONNET);
		assertThatRequestsTo(this.llm).neverArrived("openai").arrived("anthropic", 1).lastContains(SONNET, "Hello");
	}

	@Test
	void aSkipTellsUntilWhen(RouterClock clock) {
		this.llm.when(LUNA).thenRateLimit(Duration.ofSeconds(30));
		this.router.chat("smart", "Hello");
		assertThatCall(this.router.chat("smart", "Hello")).skippedUntil(LUNA, clock.instant().plusSeconds(30));
	}

	@Test
	void requestsAreThereToLookAt() {
		this.router.chat("smart", "Hello");
		List<RecordedRequest> requests = this.llm.requests(LUNA);
		assertThat(requests).singleElement()
			.satisfies((request) -> assertThat(request.header("authorization")).isEqualTo("Bearer no-key-needed"));
	}

	@Test
	void theScriptOfAProviderThatIsNotConfiguredIsAMistake() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.llm.when("opnai/gpt-6-luna"))
			.withMessageContaining("[openai, anthropic]");
	}

}
