package io.github.llmrouter.routing;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FallbackRouterTests {

	private static final String[] SMART = { "openrouter/anthropic/claude-sonnet-5.5", "anthropic/claude-sonnet-5-5",
			"openai/gpt-6.1-sol" };

	private final SimulatedRouter simulated = new SimulatedRouter().chain("smart", SMART)
		.chain("pair", "anthropic/claude-sonnet-5-5", "openai/gpt-6.1-sol");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void theFirstTargetAnswersAndNothingElseIsAsked() {
		ChatResponse answer = this.simulated.build().chat("smart", "Why is the sky blue?");
		assertThat(answer.text()).isNotBlank();
		assertThat(answer.target().id()).isEqualTo(SMART[0]);
		assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
		assertThat(answer.usage().isKnown()).isTrue();
		assertThat(answer.cost().usd()).isGreaterThan(BigDecimal.ZERO);
		assertThat(answer.attempts()).hasSize(1);
		assertThat(answer.skips()).isEmpty();
		assertThat(this.simulated.simulator.requests()).hasSize(1);
	}

	@Test
	void aLimitedTargetIsFollowedByTheNextThenSkippedWithoutHttpUntilItsTimeHasPassed() {
		FallbackRouter router = this.simulated.build();
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20)));
		ChatResponse first = router.chat("smart", "Hello");
		assertThat(first.target().id()).isEqualTo(SMART[1]);
		assertThat(first.attempts()).extracting(Attempt::failureKind).containsExactly(FailureKind.RATE_LIMITED, null);
		this.simulated.simulator.clear();
		ChatResponse second = router.chat("smart", "Hello");
		assertThat(second.attempts()).hasSize(1);
		assertThat(second.skips()).singleElement().satisfies((skip) -> {
			assertThat(skip.label()).isEqualTo("RATE_LIMITED");
			assertThat(skip.until()).isEqualTo(VirtualTime.START.plusSeconds(20));
		});
		assertThat(this.simulated.simulator.requestCount("openrouter")).isZero();
		this.simulated.simulator.reset();
		this.simulated.clock.pass(Duration.ofSeconds(20));
		assertThat(router.chat("smart", "Hello").target().id()).isEqualTo(SMART[0]);
	}

	@ParameterizedTest
	@CsvSource({ "OVERLOADED,OVERLOADED", "ERROR,SERVER_ERROR", "CUT,CONNECTION", "MALFORMED,MALFORMED_REPLY" })
	void whatFailsIsFollowedByTheNextTargetAtOnce(Fault fault, FailureKind kind) {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(fault));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.attempts().get(0).failureKind()).isEqualTo(kind);
		assertThat(this.simulated.simulator.requestCount("anthropic")).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "openrouter/x/y", "openai/gpt-6-luna", "google/gemini-3.8-flash",
			"anthropic/claude-sonnet-5-5" })
	void anErrorInsideAStatusOf200IsAFailure(String target) {
		this.simulated.simulator.fault(target.substring(0, target.indexOf('/')), FaultPlan.of(Fault.ERROR_IN_200));
		FallbackRouter router = this.simulated.chain("first", target, "openai/gpt-6.1-sol").build();
		RoutingOutcome outcome = RoutingOutcome.of(router, "first");
		assertThat(outcome.attempts().get(0).outcome()).isEqualTo(Outcome.FAILED);
		assertThat(outcome.attempts().get(0).status()).isEqualTo(200);
	}

	@Test
	void aWrongRequestStopsAtOnce() {
		FallbackRouter router = this.simulated.build();
		ChatRequest request = ChatRequest.to("pair").user("Hello").parameter(Parameter.STOP, List.of("")).build();
		this.simulated.simulator.script("anthropic", Scripted.reply(400,
				"{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"stop_sequences: empty\"}}"));
		InvalidRequestException ex = catchThrowableOfType(InvalidRequestException.class, () -> router.chat(request));
		assertThat(ex.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.failureKind()).isEqualTo(FailureKind.BAD_REQUEST));
		assertThat(ex).hasMessageContaining("stop_sequences");
		assertThat(this.simulated.simulator.requestCount("openai")).isZero();
	}

	@Test
	void aPromptThatIsTooLongMovesOnAndIsNotHeldAgainstTheTarget() {
		this.simulated.simulator.script("anthropic", Scripted.reply(400,
				"{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 210000 tokens > 200000 maximum\"}}"));
		FallbackRouter router = this.simulated.build();
		assertThat(router.chat("pair", "Hello").attempts().get(0).failureKind())
			.isEqualTo(FailureKind.CONTEXT_TOO_LONG);
		assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("anthropic");
	}

	@Test
	void aRefusalForContentMovesOnByDefault() {
		this.simulated.simulator.script("anthropic", Scripted.answer("I would rather not").finishReason("refusal"));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.attempts().get(0).failureKind()).isEqualTo(FailureKind.CONTENT_POLICY);
	}

	@Test
	void aRefusalForContentStopsWhereTheChainSaysSo() {
		this.simulated.simulator.script("anthropic", Scripted.answer("I would rather not").finishReason("refusal"));
		FallbackRouter router = this.simulated.onPolicy("pair", PolicyReaction.STOP).build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat("pair", "Hello"))
			.satisfies((ex) -> assertThat(ex.failureKind()).isEqualTo(FailureKind.CONTENT_POLICY));
		assertThat(this.simulated.simulator.requestCount("openai")).isZero();
	}

	@Test
	void anAnswerWithoutAnythingInItIsAFailure() {
		this.simulated.simulator.script("anthropic", Scripted.answer("").usage(10, 0));
		assertThat(this.simulated.build().chat("pair", "Hello").attempts().get(0).failureKind())
			.isEqualTo(FailureKind.MALFORMED_REPLY);
	}

	@Test
	void anEmptyAnswerThatReachedItsLengthIsASuccessAndNotBilledAgainElsewhere() {
		this.simulated.simulator.script("anthropic", Scripted.answer("").usage(10, 5).finishReason("max_tokens"));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
		assertThat(answer.text()).isEmpty();
		assertThat(answer.attempts()).hasSize(1);
	}

	@Test
	void whenNobodyAnswersOneExceptionTellsEverythingAndWhenToComeBack() {
		FallbackRouter router = this.simulated.build();
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(90)));
		router.chat("smart", "Hello");
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(7)));
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		RoutingFailedException ex = catchThrowableOfType(RoutingFailedException.class,
				() -> router.chat("smart", "Hello"));
		assertThat(ex.attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.RATE_LIMITED, FailureKind.SERVER_ERROR);
		assertThat(ex.skips()).extracting(Skip::label).containsExactly("RATE_LIMITED");
		assertThat(ex.retryAt()).isEqualTo(VirtualTime.START.plusSeconds(7));
		assertThat(ex).hasMessageContaining(SMART[0])
			.hasMessageContaining("HTTP 429")
			.hasMessageContaining("HTTP 500")
			.hasMessageContaining("in 7.0 s");
		assertThat(this.simulated.calls.get(1).outcome()).isEqualTo(Outcome.FAILED);
	}

	@Test
	void everyCallAndAttemptIsToldExactlyOnceAndAListenerThatThrowsChangesNothing() {
		this.simulated.listeners.add(0, new RouterListener() {

			@Override
			public void onCallFinished(CallFinished event) {
				throw new IllegalStateException("a listener's own trouble");
			}

		});
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.ERROR));
		ChatResponse answer = this.simulated.build().chat("smart", "Hello");
		assertThat(this.simulated.calls).singleElement().satisfies((call) -> {
			assertThat(call.callId()).isEqualTo(answer.callId());
			assertThat(call.attempts()).isEqualTo(answer.attempts());
			assertThat(call.answer()).isSameAs(answer.attempts().get(1));
			assertThat(call.cost()).isEqualTo(answer.cost());
		});
		assertThat(this.simulated.attempts).extracting(AttemptFinished::index).containsExactly(0, 1);
	}

	@Test
	void aParameterThatAModelTurnsOutToRefuseIsLeftOutOnceAndForAll() {
		this.simulated.simulator.script("openai", Scripted
			.reply(400, "{\"error\":{\"message\":\"Unsupported parameter: 'top_p' is not supported with this model.\","
					+ "\"type\":\"invalid_request_error\",\"param\":\"top_p\",\"code\":\"unsupported_parameter\"}}"));
		FallbackRouter router = this.simulated.build();
		ChatRequest request = ChatRequest.to("openai/gpt-4o-mini").user("Hello").topP(0.5).build();
		ChatResponse first = router.chat(request);
		assertThat(first.attempts()).extracting(Attempt::droppedParameters)
			.containsExactly(List.of(), List.of(Parameter.TOP_P));
		ChatResponse second = router.chat(request);
		assertThat(second.attempts()).singleElement()
			.satisfies((attempt) -> assertThat(attempt.droppedParameters()).containsExactly(Parameter.TOP_P));
		assertThat(this.simulated.simulator.requests()).hasSize(3);
		assertThat(this.simulated.simulator.requests().get(2).body()).doesNotContain("top_p");
	}

	@Test
	void aParameterRefusedAtTheEndOfTheTimeIsNoWrongRequest() {
		this.simulated.simulator.script("openai", Scripted
			.reply(400, "{\"error\":{\"message\":\"Unsupported parameter: 'top_p' is not supported with this model.\","
					+ "\"type\":\"invalid_request_error\",\"param\":\"top_p\",\"code\":\"unsupported_parameter\"}}"));
		this.simulated.listeners.add(new RouterListener() {

			@Override
			public void onAttemptFinished(AttemptFinished event) {
				FallbackRouterTests.this.simulated.clock.pass(Duration.ofMinutes(1));
			}

		});
		ChatRequest request = ChatRequest.to("openai/gpt-4o-mini").user("Hello").topP(0.5).build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.simulated.build().chat(request))
			.satisfies((ex) -> assertThat(ex.failureKind()).isEqualTo(FailureKind.DEADLINE));
	}

	/** Lets time pass as soon as so many requests have arrived. */
	private void passTimeAtRequest(int count, Duration time) {
		new Thread(() -> {
			if (this.simulated.simulator.awaitRequests(count, Duration.ofSeconds(30))) {
				this.simulated.clock.pass(time);
			}
		}).start();
	}

	@Test
	void aHungTargetCannotUseUpTheTimeOfTheNext() {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.TIMEOUT));
		passTimeAtRequest(1, Duration.ofSeconds(15));
		ChatResponse answer = this.simulated.timeout(Duration.ofSeconds(30)).build().chat("pair", "Hello");
		assertThat(answer.attempts().get(0).failureKind()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
	}

	@Test
	void theEndOfTheWholeTimeEndsTheCall() {
		this.simulated.simulator.fault("*", FaultPlan.of(Fault.TIMEOUT));
		FallbackRouter router = this.simulated.timeout(Duration.ofSeconds(30)).build();
		passTimeAtRequest(1, Duration.ofSeconds(15));
		passTimeAtRequest(2, Duration.ofSeconds(15));
		RoutingFailedException ex = catchThrowableOfType(RoutingFailedException.class,
				() -> router.chat("pair", "Hello"));
		assertThat(ex.failureKind()).isEqualTo(FailureKind.DEADLINE);
		assertThat(ex.attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.ATTEMPT_TIMEOUT, FailureKind.DEADLINE);
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.failureKind()).isEqualTo(FailureKind.DEADLINE));
	}

	@Test
	void aTimeWithoutEndIsATimeLikeAnyOther() {
		ChatRequest request = ChatRequest.to("pair").user("Hello").timeout(Duration.ofSeconds(Long.MAX_VALUE)).build();
		assertThat(this.simulated.build().chat(request).attempts()).hasSize(1);
	}

	@Test
	void anInterruptedCallEndsItsExchangeAndKeepsTheFlag() throws InterruptedException {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.TIMEOUT));
		FallbackRouter router = this.simulated.build();
		AtomicReference<Throwable> thrown = new AtomicReference<>();
		AtomicReference<Boolean> flag = new AtomicReference<>();
		Thread caller = new Thread(() -> {
			thrown.set(catchThrowable(() -> router.chat("pair", "Hello")));
			flag.set(Thread.currentThread().isInterrupted());
		});
		caller.start();
		assertThat(this.simulated.simulator.awaitRequests(1, Duration.ofSeconds(10))).isTrue();
		caller.interrupt();
		caller.join(10_000);
		assertThat(thrown.get()).isInstanceOf(CallCancelledException.class);
		assertThat(flag.get()).isTrue();
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.CANCELLED));
		assertThat(this.simulated.simulator.requestCount("openai")).isZero();
	}

	@Test
	void anInterruptedThreadSendsNothingAndHasNoAttempt() {
		FallbackRouter router = this.simulated.build();
		Thread.currentThread().interrupt();
		try {
			assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> router.chat("pair", "Hello"))
				.satisfies((ex) -> assertThat(ex.attempts()).isEmpty());
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.simulated.simulator.requests()).isEmpty();
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.outcome()).isEqualTo(Outcome.CANCELLED));
	}

	@Test
	void aSingleModelIsCalledByProviderAndModel() {
		ChatResponse answer = this.simulated.build().chat("openrouter/anthropic/claude-sonnet-5.5", "Hello");
		assertThat(answer.target().model()).isEqualTo("anthropic/claude-sonnet-5.5");
	}

	@ParameterizedTest
	@ValueSource(strings = { "smrt", "nobody/gpt", "openai/", "/x", "openai" })
	void anUnknownDestinationListsTheKnownOnes(String destination) {
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> router.chat(destination, "Hello"))
			.withMessageContaining(destination)
			.withMessageContaining("smart")
			.withMessageContaining("openrouter");
		assertThat(this.simulated.calls).isEmpty();
	}

	@Test
	void theCostOfACallHoldsWhatFailedAttemptsWereBilled() {
		this.simulated.simulator.script("anthropic",
				Scripted.answer("I would rather not").usage(1_000_000, 0).finishReason("refusal"));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		BigDecimal refused = answer.attempts().get(0).cost().usd();
		BigDecimal answered = answer.attempts().get(1).cost().usd();
		assertThat(refused).isGreaterThanOrEqualTo(BigDecimal.ONE);
		assertThat(answer.cost().usd()).isEqualByComparingTo(refused.add(answered));
	}

	@Test
	void theRequestsParametersWinOverTheTargetsAndOnlyWhatIsSetIsSent() {
		this.simulated.build().chat(ChatRequest.to("openai/gpt-4o-mini").user("Hello").maxTokens(7).build());
		assertThat(this.simulated.simulator.requests().get(0).body()).contains("7")
			.doesNotContain("temperature")
			.doesNotContain("top_p")
			.doesNotContain("null");
	}

	/** What came of a call, whether it was answered or not. */
	private record RoutingOutcome(List<Attempt> attempts) {

		static RoutingOutcome of(FallbackRouter router, String destination) {
			try {
				return new RoutingOutcome(router.chat(destination, "Hello").attempts());
			}
			catch (RoutingFailedException ex) {
				return new RoutingOutcome(ex.attempts());
			}
		}

	}

	/** Guards the table above against a simulator that stops conveying hints. */
	@Test
	void theHintOfEachProviderIsConveyed() {
		Map<String, String> models = Map.of("openrouter", "x/y", "openai", "gpt-6-luna", "anthropic",
				"claude-sonnet-5-5", "google", "gemini-3.8-flash");
		this.simulated.simulator.fault("*", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20)));
		FallbackRouter router = this.simulated.build();
		models.forEach((provider, model) -> assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> router.chat(provider + "/" + model, "Hello"))
			.satisfies((ex) -> assertThat(ex.retryAt()).as(provider).isEqualTo(VirtualTime.START.plusSeconds(20))));
	}

}
