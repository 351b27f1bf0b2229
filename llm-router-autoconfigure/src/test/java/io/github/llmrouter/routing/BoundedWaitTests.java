package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.InvalidRequestException;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** How a call waits for a target that frees up. */
class BoundedWaitTests {

	private static final Duration MAX_WAIT = Duration.ofSeconds(10);

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("pair", "anthropic/claude-sonnet-5-5", "openai/gpt-6.1-sol")
		.behavior("pair", Behaviors.waiting(MAX_WAIT));

	private final FallbackRouter router = this.simulated.build();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	/** Has both targets cool down. */
	private void limit(Duration anthropic, Duration openai) {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(anthropic));
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(openai));
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"))
			.satisfies((ex) -> assertThat(ex.attempts()).hasSize(2));
		this.simulated.simulator.reset();
		this.simulated.simulator.clear();
	}

	private <T> FutureTask<T> inBackground(Callable<T> call) {
		FutureTask<T> task = new FutureTask<>(call);
		new Thread(task).start();
		await().until(() -> this.router.waitingCalls() == 1);
		return task;
	}

	@Test
	void theTargetThatFreesUpFirstIsAskedAsSoonAsItDoes() throws Exception {
		limit(Duration.ofSeconds(20), Duration.ofSeconds(7));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.simulated.clock.pass(Duration.ofSeconds(7));
		ChatResponse answer = call.get(30, TimeUnit.SECONDS);
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.skips()).extracting((skip) -> skip.target().provider())
			.containsExactly("anthropic", "openai");
		assertThat(answer.attempts()).hasSize(1);
		assertThat(answer.latency()).isEqualTo(Duration.ofSeconds(7));
		assertThat(this.router.waitingCalls()).isZero();
		assertThat(this.simulated.simulator.requests()).hasSize(1);
	}

	/**
	 * Nobody knows when a place frees up, so that whoever leaves tells those who wait.
	 */
	@Test
	void aPlaceThatFreesUpIsTakenAtOnce() throws Exception {
		SimulatedRouter crowded = new SimulatedRouter().chain("alone", "openai/gpt-4o")
			.behavior("alone", Behaviors.waiting(MAX_WAIT))
			.limit("openai", new LimitSettings(null, null, 1));
		try (crowded) {
			FallbackRouter limited = crowded.build();
			crowded.simulator.script("openai", Scripted.answer("First").after(Duration.ofMillis(700)));
			FutureTask<ChatResponse> first = new FutureTask<>(() -> limited.chat("alone", "Hello"));
			new Thread(first).start();
			assertThat(crowded.simulator.awaitRequests(1, Duration.ofSeconds(30))).isTrue();
			ChatResponse second = limited.chat("alone", "Hello");
			assertThat(first.get(30, TimeUnit.SECONDS).text()).isEqualTo("First");
			assertThat(second.skips()).extracting(Skip::reason).containsExactly(SkipReason.OWN_LIMIT);
			assertThat(second.attempts()).hasSize(1);
		}
	}

	/** Virtual time stands still here: whoever waited would wait for ever. */
	@Test
	@Timeout(30)
	void nobodyWaitsForAnAllowanceThatAPromptWillNeverFitInto() {
		SimulatedRouter small = new SimulatedRouter().chain("alone", "openai/gpt-4o")
			.behavior("alone", Behaviors.waiting(MAX_WAIT))
			.limit("openai", new LimitSettings(null, 10, null));
		try (small) {
			FallbackRouter limited = small.build();
			assertThatExceptionOfType(InvalidRequestException.class)
				.isThrownBy(() -> limited.chat("alone", "Hello ".repeat(1_000)))
				.withMessageContaining("more than the 10 that it may take in a minute");
			assertThat(small.simulator.requests()).isEmpty();
		}
	}

	@Test
	void aStreamWaitsAsWell() throws Exception {
		limit(Duration.ofSeconds(3), Duration.ofSeconds(7));
		FutureTask<ChatStream> call = inBackground(() -> this.router.stream("pair", "Hello"));
		this.simulated.clock.pass(Duration.ofSeconds(3));
		try (ChatStream stream = call.get(30, TimeUnit.SECONDS)) {
			assertThat(stream.response().target().provider()).isEqualTo("anthropic");
		}
	}

	@Test
	void nobodyWaitsForWhatFreesUpTooLate() {
		limit(Duration.ofSeconds(20), Duration.ofSeconds(11));
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"))
			.satisfies((ex) -> {
				assertThat(ex.retryAt()).isEqualTo(VirtualTime.START.plusSeconds(11));
				assertThat(ex.skips()).hasSize(2);
			});
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

	@Test
	void nobodyWaitsPastTheEndOfTheCall() {
		limit(Duration.ofSeconds(7), Duration.ofSeconds(7));
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(
				() -> this.router.chat(ChatRequest.to("pair").user("Hello").timeout(Duration.ofSeconds(7)).build()));
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

	@Test
	void nobodyWaitsWhoseTargetFailedJustNow() {
		this.simulated.simulator.fault("*", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(1)));
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"));
		assertThat(this.simulated.simulator.requests()).hasSize(2);
	}

	@Test
	void nobodyWaitsUnlessTheChainSaysSo() {
		limit(Duration.ofSeconds(1), Duration.ofSeconds(1));
		assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> this.router.chat("openai/gpt-6.1-sol", "Hello"));
	}

	/** Time stands still: only the operator can end the wait. */
	@Test
	void whatAnOperatorResetsIsAskedAtOnce() throws Exception {
		limit(Duration.ofSeconds(5), Duration.ofSeconds(7));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.simulated.health.reset("openai");
		assertThat(call.get(30, TimeUnit.SECONDS).target().provider()).isEqualTo("openai");
	}

	@Test
	void whatAnOperatorResumesIsAskedAtOnce() throws Exception {
		limit(Duration.ofSeconds(5), Duration.ofSeconds(7));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.simulated.health.pause("openai");
		this.simulated.health.reset("openai");
		this.simulated.health.resume("openai");
		assertThat(call.get(30, TimeUnit.SECONDS).target().provider()).isEqualTo("openai");
	}

	@Test
	void whatIsPausedIsNotWaitedFor() {
		this.simulated.health.pause("anthropic");
		this.simulated.health.pause("openai");
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"));
	}

	@Test
	void theNextToFreeUpFollowsOneThatFailsAfterTheWait() throws Exception {
		limit(Duration.ofSeconds(5), Duration.ofSeconds(5));
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.ERROR));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.simulated.clock.pass(Duration.ofSeconds(5));
		ChatResponse answer = call.get(30, TimeUnit.SECONDS);
		assertThat(answer.attempts()).extracting(Attempt::status).containsExactly(500, 200);
	}

	@Test
	void aSecondRefusalAfterTheWaitIsToldOnceWithItsNewTime() throws Exception {
		limit(Duration.ofSeconds(5), Duration.ofSeconds(60));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.simulated.health.pause("anthropic");
		this.simulated.clock.pass(Duration.ofSeconds(5));
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(30, TimeUnit.SECONDS))
			.havingCause()
			.isInstanceOfSatisfying(RoutingFailedException.class, (ex) -> {
				assertThat(ex.skips()).extracting(Skip::label)
					.containsExactly("RATE_LIMITED", "RATE_LIMITED", "PAUSED");
				assertThat(ex.retryAt()).isEqualTo(VirtualTime.START.plusSeconds(60));
			});
	}

	@Test
	void aRouterThatClosesEndsTheWait() throws Exception {
		limit(Duration.ofSeconds(5), Duration.ofSeconds(5));
		FutureTask<ChatResponse> call = inBackground(() -> this.router.chat("pair", "Hello"));
		this.router.close();
		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(RoutingFailedException.class);
		assertThat(this.simulated.calls).hasSize(2);
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"))
			.withMessageContaining("closed");
		assertThat(this.simulated.calls).hasSize(2);
	}

}
