package io.github.llmrouter.routing;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.Decision;
import io.github.llmrouter.Decision.Candidate;
import io.github.llmrouter.Decision.Verdict;
import io.github.llmrouter.EmbeddingResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Tests for "why this model?" of whole calls, and of calls that are not made. */
class RoutedDecisionTests {

	private static final String[] SMART = { "openrouter/anthropic/claude-sonnet-5.5", "anthropic/claude-sonnet-5-5",
			"openai/gpt-6.1-sol" };

	private final SimulatedRouter simulated = new SimulatedRouter().chain("smart", SMART);

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void anAnswerAfterAFallbackTellsWhoWasPassedOverTriedChosenAndNeverReached() {
		FallbackRouter router = this.simulated.build();
		this.simulated.health.pause("openrouter");
		ChatResponse response = router.chat("smart", "Hello");
		assertThat(verdicts(response.decision())).containsExactly(Verdict.SKIPPED, Verdict.CHOSEN, Verdict.NOT_REACHED);
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.ERROR));
		Decision decision = router.chat("smart", "Hello").decision();
		assertThat(ids(decision)).containsExactly(SMART);
		assertThat(verdicts(decision)).containsExactly(Verdict.SKIPPED, Verdict.TRIED, Verdict.CHOSEN);
		assertThat(decision.candidates().get(1).attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.SERVER_ERROR);
		assertThat(decision.destination()).isEqualTo("smart");
		assertThat(decision.selection()).isEqualTo("priority");
		assertThat(this.simulated.calls.get(1).decision()).isSameAs(decision);
		assertThat(decision.describe()).contains("openai/gpt-6.1-sol: chosen").doesNotContain("sk-test");
	}

	@Test
	void theKeyOfAnAttemptIsNamedByItsLabel() {
		assertThat(this.simulated.build().chat("smart", "Hello").attempts()).extracting(Attempt::keyLabel)
			.containsExactly("…cdef");
	}

	@Test
	void anExceptionTellsWhyEveryTargetWasPassedOver() {
		FallbackRouter router = this.simulated.build();
		List.of("openrouter", "anthropic", "openai").forEach(this.simulated.health::pause);
		RoutingFailedException failure = catchThrowableOfType(RoutingFailedException.class,
				() -> router.chat("smart", "Hello"));
		assertThat(verdicts(failure.decision())).containsOnly(Verdict.SKIPPED).hasSize(3);
		assertThat(failure.decision().chosen()).isNull();
		assertThat(failure.skips()).isEqualTo(failure.decision().skips()).hasSize(3);
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.decision()).isSameAs(failure.decision()));
	}

	@Test
	void aRefusedRequestTellsWhoRefusedIt() {
		FallbackRouter router = this.simulated.build();
		this.simulated.simulator.script("openrouter",
				Scripted.reply(400, "{\"error\":{\"code\":400,\"message\":\"n must be 1\"}}"));
		InvalidRequestException refused = catchThrowableOfType(InvalidRequestException.class,
				() -> router.chat("smart", "Hello"));
		assertThat(verdicts(refused.decision())).containsExactly(Verdict.TRIED, Verdict.NOT_REACHED,
				Verdict.NOT_REACHED);
	}

	@Test
	void aCancelledCallTellsWhoWasNeverReached() {
		FallbackRouter router = this.simulated.build();
		Thread.currentThread().interrupt();
		try {
			CallCancelledException cancelled = catchThrowableOfType(CallCancelledException.class,
					() -> router.chat("smart", "Hello"));
			assertThat(ids(cancelled.decision())).containsExactly(SMART);
			assertThat(cancelled.decision().chosen()).isNull();
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.CANCELLED));
	}

	@Test
	void aContinuedStreamTellsWhoBeganAndWhoEnded() {
		FallbackRouter router = this.simulated.onBreak(BreakReaction.CONTINUE).build();
		this.simulated.simulator.script("openrouter",
				Scripted.answer(List.of("One ", "x")).chunks(1).then(StreamFault.CUT));
		this.simulated.simulator.script("anthropic", Scripted.answer(List.of("two.")));
		ChatStream stream = router.stream("smart", "Hello");
		ChatResponse response = stream.response();
		assertThat(response.joins()).hasSize(1);
		assertThat(verdicts(response.decision())).containsExactly(Verdict.TRIED, Verdict.CHOSEN, Verdict.NOT_REACHED);
		assertThat(response.decision().candidates().get(0).attempts()).extracting(Attempt::outcome)
			.containsExactly(Outcome.INCOMPLETE);
		assertThat(chosen(response.decision())).isEqualTo(response.target());
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.decision().candidates()).isEqualTo(response.decision().candidates()));
	}

	@Test
	void aStreamThatIsClosedTellsWhoWasAnswering() {
		FallbackRouter router = this.simulated.build();
		ChatStream stream = router.stream("smart", "Hello");
		Iterator<ChatChunk> pieces = stream.iterator();
		pieces.next();
		stream.close();
		ChatResponse response = stream.response();
		assertThat(response.outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(chosen(response.decision())).isEqualTo(response.target());
		assertThat(this.simulated.selection.statistics().inFlight(response.target())).isZero();
	}

	@Test
	void vectorsTellWhoCannotMakeThem() {
		EmbeddingResponse response = this.simulated
			.chain("index", "anthropic/claude-sonnet-5-5", "openai/text-embedding-3-small")
			.build()
			.embed("index", List.of("A lake"));
		assertThat(verdicts(response.decision())).containsExactly(Verdict.SKIPPED, Verdict.CHOSEN);
		assertThat(response.decision().candidates().get(0).skip()).extracting(Skip::reason)
			.isEqualTo(SkipReason.CANNOT_SERVE);
	}

	@Test
	void theOrderOfTheSelectionIsTold() {
		FallbackRouter router = this.simulated.selector("last-first", (targets, situation) -> List.of(targets.get(2)))
			.selection("last-first")
			.build();
		Decision decision = router.chat("smart", "Hello").decision();
		assertThat(ids(decision)).containsExactly(SMART[2], SMART[0], SMART[1]);
		assertThat(decision.selection()).isEqualTo("last-first");
	}

	@Test
	void anExplanationTellsWhatTheNextCallDoes() {
		FallbackRouter router = this.simulated.build();
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20)));
		router.chat("smart", "Hello");
		Decision explanation = this.simulated.routes.explain("smart");
		Decision made = router.chat("smart", "Hello").decision();
		assertThat(ids(explanation)).isEqualTo(ids(made));
		assertThat(verdicts(explanation)).isEqualTo(verdicts(made))
			.containsExactly(Verdict.SKIPPED, Verdict.CHOSEN, Verdict.NOT_REACHED);
		assertThat(explanation.candidates().get(0).skip()).usingRecursiveComparison()
			.isEqualTo(made.candidates().get(0).skip());
		assertThat(explanation.isExplanation()).isTrue();
		assertThat(made.isExplanation()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "priority", "weighted", "cheapest", "fastest", "least-busy" })
	void anExplanationTakesNothingAndChangesNothing(String selection) {
		FallbackRouter router = this.simulated.selection(selection).build();
		router.chat("smart", "Hello");
		this.simulated.simulator.clear();
		HealthSnapshot before = this.simulated.health.snapshot();
		List<List<String>> orders = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			orders.add(ids(this.simulated.routes.explain("smart")));
			orders.add(ids(this.simulated.routes.explain(ChatRequest.to("smart").user("Hello").build())));
		}
		assertThat(orders.stream().distinct()).as("it draws nothing").hasSize(1);
		assertThat(this.simulated.health.snapshot()).isEqualTo(before);
		assertThat(this.simulated.simulator.requests()).isEmpty();
		assertThat(this.simulated.calls).hasSize(1);
		for (String target : SMART) {
			assertThat(this.simulated.selection.statistics().inFlight(SimulatedRouter.target(target))).isZero();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void whatIsDrawnAfterAnExplanationIsWhatWouldHaveBeenDrawnWithoutIt(boolean explained) {
		this.simulated.selection("weighted").build();
		if (explained) {
			this.simulated.routes.explain("smart");
		}
		List<Target> targets = this.simulated.routes.targets("smart");
		ChatRequest request = ChatRequest.to("smart").user("Hello").build();
		List<String> drawn = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			drawn.add(this.simulated.selection.of(request, false, targets).targets().get(0).provider());
		}
		assertThat(drawn).containsExactly("openrouter", "anthropic", "anthropic", "openai", "openrouter", "openrouter",
				"openrouter", "openai");
	}

	@Test
	void anExplanationOfARequestTellsWhoCannotServeItAndFetchesNothing() {
		this.simulated.chain("mixed", "google/gemini-3.8-flash", "openai/gpt-6.1-sol").build();
		ChatRequest request = ChatRequest.to("mixed")
			.message(Message.user(List.of(new TextPart("What is this?"),
					MediaPart.image(URI.create("https://images.invalid/a.png")))))
			.maxTokens(2_000_000)
			.build();
		Decision explanation = this.simulated.routes.explain(request);
		assertThat(verdicts(explanation)).containsOnly(Verdict.SKIPPED);
		assertThat(explanation.describe()).startsWith("mixed has nobody to ask now").contains("its context window has");
		assertThat(verdicts(this.simulated.routes.explain("mixed"))).containsExactly(Verdict.CHOSEN,
				Verdict.NOT_REACHED);
	}

	@Test
	void aSingleModelIsExplainedToo() {
		this.simulated.build();
		Decision explanation = this.simulated.routes.explain("openai/gpt-6.1-sol");
		assertThat(verdicts(explanation)).containsExactly(Verdict.CHOSEN);
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.simulated.routes.explain("unknown"))
			.withMessageContaining("Known chains: smart");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gpt\nINFO all is well", "x\u0000y", "'; DROP TABLE llm_router_call; --" })
	void hostileNamesOfModelsDoNoHarm(String model) {
		FallbackRouter router = this.simulated.build();
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		LlmRouterException failure = catchThrowableOfType(LlmRouterException.class,
				() -> router.chat("openai/" + model, "Hello"));
		assertThat(failure.decision().candidates()).extracting((candidate) -> candidate.target().model())
			.containsExactly(model);
		assertThat(failure.decision().describe().lines()).hasSize(2);
	}

	private static List<Verdict> verdicts(Decision decision) {
		return decision.candidates().stream().map(Candidate::verdict).toList();
	}

	private static List<String> ids(Decision decision) {
		return decision.candidates().stream().map((candidate) -> candidate.target().id()).toList();
	}

	private static Target chosen(Decision decision) {
		Candidate chosen = decision.chosen();
		return (chosen != null) ? chosen.target() : null;
	}

}
