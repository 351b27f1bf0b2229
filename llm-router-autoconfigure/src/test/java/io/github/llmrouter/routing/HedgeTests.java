package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** Two targets that are asked at once because the first one is slow. */
class HedgeTests {

	private static final Duration AFTER = Duration.ofSeconds(2);

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("chat", "openai/gpt-6.1-sol", "openrouter/openai/gpt-4o")
		.chain("three", "openai/gpt-6.1-sol", "openrouter/openai/gpt-4o", "anthropic/claude-sonnet-5-5")
		.chain("index", "openai/text-embedding-3-small", "openrouter/openai/text-embedding-3-small");

	@BeforeEach
	void hedge() {
		hedge(Behaviors.hedging(AFTER, 100));
	}

	private void hedge(ChainBehavior behavior) {
		List.of("chat", "three", "index").forEach((chain) -> this.simulated.behavior(chain, behavior));
	}

	@AfterEach
	void close() {
		this.simulated.close();
	}

	private static String chain(CallForm form) {
		return (form == CallForm.EMBEDDING) ? "index" : "chat";
	}

	/** The slow one is not done before the other one was asked. */
	private boolean bothAreAsked() {
		return this.simulated.simulator.awaitRequests(2, Duration.ofSeconds(30));
	}

	private boolean anAttemptIsTold() {
		await().until(() -> !this.simulated.attempts.isEmpty());
		return true;
	}

	private void stall(String provider) {
		this.simulated.simulator.fault(provider, FaultPlan.of(Fault.TIMEOUT));
	}

	private void assertOneCall(Outcome outcome, List<Attempt> attempts) {
		assertThat(this.simulated.calls).singleElement().satisfies((call) -> {
			assertThat(call.outcome()).isEqualTo(outcome);
			assertThat(call.attempts()).isEqualTo(attempts);
		});
		assertThat(this.simulated.attempts).extracting(AttemptFinished::attempt).isEqualTo(attempts);
		assertThat(this.simulated.attempts).extracting(AttemptFinished::index)
			.containsExactlyElementsOf(IntStream.range(0, attempts.size()).boxed().toList());
	}

	@ParameterizedTest
	@EnumSource
	void theNextTargetIsAskedBesideOneThatIsSlowAndTheSlowOneIsCancelled(CallForm form) {
		stall("openai");
		this.simulated.passTimeAtRequest(1, AFTER);
		List<Attempt> attempts = form.ask(this.simulated.build(), chain(form));
		assertThat(attempts).extracting((attempt) -> attempt.target().provider(), Attempt::outcome)
			.containsExactly(tuple("openai", Outcome.CANCELLED), tuple("openrouter", Outcome.SUCCESS));
		assertThat(attempts.get(0).cost().isKnown()).isFalse();
		assertThat(attempts.get(0).latency()).isEqualTo(AFTER);
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@ParameterizedTest
	@EnumSource
	void aTargetThatAnswersInTimeIsTheOnlyOneThatIsAsked(CallForm form) {
		List<Attempt> attempts = form.ask(this.simulated.build(), chain(form));
		assertThat(attempts).hasSize(1);
		assertThat(this.simulated.simulator.requests()).hasSize(1);
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@ParameterizedTest
	@EnumSource
	void theSlowTargetMayStillWin(CallForm form) {
		this.simulated.simulator.script("openai", answer(form).once(this::bothAreAsked));
		stall("openrouter");
		this.simulated.passTimeAtRequest(1, AFTER);
		List<Attempt> attempts = form.ask(this.simulated.build(), chain(form));
		assertThat(attempts).extracting((attempt) -> attempt.target().provider(), Attempt::outcome)
			.containsExactly(tuple("openrouter", Outcome.CANCELLED), tuple("openai", Outcome.SUCCESS));
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	/** Vectors cannot be scripted, but delayed. */
	private static Scripted answer(CallForm form) {
		return (form == CallForm.EMBEDDING) ? Scripted.fault(FaultPlan.none()) : Scripted.answer("Here I am");
	}

	@ParameterizedTest
	@EnumSource
	void aFailureBesideTheSlowTargetEndsNothing(CallForm form) {
		this.simulated.simulator.script("openai", answer(form).once(this::anAttemptIsTold));
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.OVERLOADED));
		this.simulated.passTimeAtRequest(1, AFTER);
		List<Attempt> attempts = form.ask(this.simulated.build(), chain(form));
		assertThat(attempts).extracting((attempt) -> attempt.target().provider(), Attempt::failureKind)
			.containsExactly(tuple("openrouter", FailureKind.OVERLOADED), tuple("openai", null));
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@ParameterizedTest
	@EnumSource(names = "EMBEDDING", mode = EnumSource.Mode.EXCLUDE)
	void afterAFailureBesideTheSlowTargetTheThirdOneIsAsked(CallForm form) {
		stall("openai");
		this.simulated.simulator.fault("openrouter", FaultPlan.of(Fault.OVERLOADED));
		this.simulated.passTimeAtRequest(1, AFTER);
		List<Attempt> attempts = form.ask(this.simulated.build(), "three");
		assertThat(attempts).extracting((attempt) -> attempt.target().provider(), Attempt::outcome)
			.containsExactly(tuple("openrouter", Outcome.FAILED), tuple("openai", Outcome.CANCELLED),
					tuple("anthropic", Outcome.SUCCESS));
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@ParameterizedTest
	@EnumSource
	void theFailureOfTheSlowTargetLeavesTheOtherOneAlone(CallForm form) {
		this.simulated.simulator.script("openai", Scripted.fault(Fault.ERROR).once(this::bothAreAsked));
		this.simulated.simulator.script("openrouter", answer(form).once(this::anAttemptIsTold));
		this.simulated.passTimeAtRequest(1, AFTER);
		List<Attempt> attempts = form.ask(this.simulated.build(), chain(form));
		assertThat(attempts).extracting((attempt) -> attempt.target().provider(), Attempt::outcome)
			.containsExactly(tuple("openai", Outcome.FAILED), tuple("openrouter", Outcome.SUCCESS));
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@Test
	void aTargetThatFailsBeforeItIsSlowIsFollowedAsEver() {
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		List<Attempt> attempts = CallForm.PLAIN.ask(this.simulated.build(), "chat");
		assertThat(attempts).extracting(Attempt::status).containsExactly(500, 200);
		assertOneCall(Outcome.SUCCESS, attempts);
	}

	@Test
	void aWrongRequestEndsBoth() {
		stall("openai");
		this.simulated.simulator.script("openrouter",
				Scripted.reply(400, "{\"error\":{\"code\":400,\"message\":\"messages: must be even\"}}"));
		this.simulated.passTimeAtRequest(1, AFTER);
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> router.chat("chat", "Hello"))
			.satisfies((ex) -> assertThat(ex.attempts()).extracting(Attempt::outcome)
				.containsExactly(Outcome.FAILED, Outcome.CANCELLED));
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
	}

	@ParameterizedTest
	@EnumSource
	void anInterruptEndsBoth(CallForm form) throws Exception {
		stall("openai");
		stall("openrouter");
		this.simulated.passTimeAtRequest(1, AFTER);
		FallbackRouter router = this.simulated.build();
		FutureTask<Boolean> call = new FutureTask<>(() -> {
			assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> form.ask(router, chain(form)))
				.satisfies((ex) -> assertThat(ex.attempts()).extracting(Attempt::outcome)
					.containsExactly(Outcome.CANCELLED, Outcome.CANCELLED));
			return Thread.currentThread().isInterrupted();
		});
		Thread caller = new Thread(call);
		caller.start();
		assertThat(this.simulated.simulator.awaitRequests(2, Duration.ofSeconds(30))).isTrue();
		caller.interrupt();
		assertThat(call.get(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.simulated.simulator.awaitAborted(2, Duration.ofSeconds(10))).isTrue();
		assertThat(this.simulated.calls).singleElement()
			.satisfies((told) -> assertThat(told.outcome()).isEqualTo(Outcome.CANCELLED));
	}

	@Test
	void theCapKeepsTheShareOfHedgedCalls() {
		hedge(Behaviors.hedging(AFTER, 10));
		stall("openai");
		FallbackRouter router = this.simulated.build();
		this.simulated.passTimeAtRequest(1, AFTER);
		assertThat(CallForm.PLAIN.ask(router, "chat").get(0).outcome()).isEqualTo(Outcome.CANCELLED);
		this.simulated.passTimeAtRequest(3, Duration.ofSeconds(15));
		assertThat(CallForm.PLAIN.ask(router, "chat").get(0).failureKind()).isEqualTo(FailureKind.ATTEMPT_TIMEOUT);
	}

	@Test
	void withoutATimeATargetsOwnSlownessCountsOnceItIsKnown() {
		hedge(Behaviors.hedging(null, 100));
		Set<Thread> askers = ConcurrentHashMap.newKeySet();
		this.simulated.between((provider) -> Intercepted.before(provider, () -> askers.add(Thread.currentThread())));
		FallbackRouter router = this.simulated.build();
		for (int i = 0; i < 20; i++) {
			router.chat("chat", "Hello");
		}
		assertThat(askers).containsExactly(Thread.currentThread());
		stall("openai");
		this.simulated.simulator.clear();
		this.simulated.passTimeAtRequest(1, Duration.ofMillis(1));
		assertThat(CallForm.PLAIN.ask(router, "chat")).extracting(Attempt::outcome)
			.containsExactly(Outcome.CANCELLED, Outcome.SUCCESS);
	}

	@Test
	void everythingIsToldOnTheCallersThread() {
		stall("openai");
		this.simulated.passTimeAtRequest(1, AFTER);
		Set<Thread> tellers = ConcurrentHashMap.newKeySet();
		this.simulated.onAttempt((attempt) -> tellers.add(Thread.currentThread()));
		CallForm.PLAIN.ask(this.simulated.build(), "chat");
		assertThat(tellers).containsExactly(Thread.currentThread());
	}

	@Test
	void aProgrammingErrorReachesTheCallerAndEndsTheOtherTarget() {
		stall("openai");
		this.simulated.between((provider) -> provider.name().equals("openrouter") ? Intercepted.before(provider, () -> {
			throw new IllegalStateException("a provider's own trouble");
		}) : provider);
		this.simulated.passTimeAtRequest(1, AFTER);
		FallbackRouter router = this.simulated.build();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> router.chat("chat", "Hello"))
			.withMessage("a provider's own trouble");
		assertThat(this.simulated.simulator.awaitAborted(Duration.ofSeconds(10))).isTrue();
		assertThat(this.simulated.calls).singleElement()
			.satisfies((call) -> assertThat(call.attempts()).extracting(Attempt::outcome)
				.containsExactly(Outcome.CANCELLED));
	}

	/** What was never sent is no attempt, however long its thread takes to notice. */
	@Test
	void aLoserThatHangsBeforeItIsAskedIsNotToldAndHoldsNothingBack() throws Exception {
		CountDownLatch testOver = new CountDownLatch(1);
		this.simulated.between((provider) -> provider.name().equals("openai") ? Intercepted.withKeys(provider, () -> {
			if (Thread.currentThread().getName().startsWith("llm-router-hedge-")) {
				awaitUninterrupted(testOver);
			}
			return provider.keys();
		}) : provider);
		FallbackRouter router = this.simulated.build();
		FutureTask<List<Attempt>> call = new FutureTask<>(() -> CallForm.PLAIN.ask(router, "chat"));
		new Thread(call).start();
		try {
			await().until(() -> {
				this.simulated.clock.pass(Duration.ofMillis(300));
				return call.isDone();
			});
			assertThat(call.get()).extracting((attempt) -> attempt.target().provider()).containsExactly("openrouter");
			assertOneCall(Outcome.SUCCESS, call.get());
		}
		finally {
			testOver.countDown();
		}
		noThreadIsLeft();
		assertThat(this.simulated.simulator.requestCount("openai")).isZero();
	}

	private static void awaitUninterrupted(CountDownLatch latch) {
		boolean interrupted = false;
		while (latch.getCount() > 0) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void noThreadOutlivesItsCall() {
		stall("openai");
		this.simulated.passTimeAtRequest(1, AFTER);
		FallbackRouter router = this.simulated.build();
		CallForm.PLAIN.ask(router, "chat");
		noThreadIsLeft();
	}

	private static void noThreadIsLeft() {
		await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
			.noneMatch((name) -> name.startsWith("llm-router-hedge-")));
	}

}
