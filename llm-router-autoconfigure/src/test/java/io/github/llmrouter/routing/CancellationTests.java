package io.github.llmrouter.routing;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.CallCancelledException;
import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.LlmRouter;
import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

/** An interrupt ends a call at every stage and leaves nothing behind. */
class CancellationTests {

	private static final Duration LONG = Duration.ofSeconds(30);

	/** One place each: whoever does not give it back locks everybody else out. */
	private static final LimitSettings ONE_PLACE = new LimitSettings(null, null, 1);

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("chain", "openai/gpt-4o", "openrouter/openai/gpt-4o")
		.limit("openai", ONE_PLACE)
		.limit("openrouter", ONE_PLACE);

	private CrowdedServer crowded;

	/** Where a call is when it is interrupted. */
	enum Stage {

		/** Nothing has been sent. */
		BEFORE,

		/** The connection is being made. */
		CONNECT,

		/** The request has been sent. */
		HEADERS,

		/** The reply has begun, but nothing of the answer has come. */
		BODY,

		/** The caller reads on after the first piece. */
		PIECES,

		/** The same target is about to be asked again. */
		BACK_OFF,

		/** No target can be asked. */
		WAIT,

		/** Two targets are being asked. */
		HEDGE;

		int exchanges() {
			return switch (this) {
				case BEFORE, WAIT -> 0;
				case HEDGE -> 2;
				default -> 1;
			};
		}

		/** Of these, the server sees that the client has left. */
		int aborted() {
			return switch (this) {
				case BEFORE, CONNECT, BACK_OFF, WAIT -> 0;
				case HEADERS, BODY, PIECES -> 1;
				case HEDGE -> 2;
			};
		}

	}

	@BeforeEach
	void crowd() throws IOException {
		this.crowded = new CrowdedServer();
	}

	@AfterEach
	void close() throws IOException {
		this.simulated.close();
		this.crowded.close();
	}

	static Stream<Arguments> cases() {
		return Arrays.stream(Stage.values())
			.flatMap((stage) -> Stream.of(CallForm.PLAIN, CallForm.STREAM)
				.filter((form) -> stage != Stage.PIECES || form == CallForm.STREAM)
				.map((form) -> Arguments.of(stage, form)));
	}

	@ParameterizedTest
	@MethodSource("cases")
	void anInterruptEndsTheCallAndLeavesNothingBehind(Stage stage, CallForm form) throws Exception {
		FallbackRouter router = prepare(stage, form);
		int before = this.simulated.calls.size();
		FutureTask<LlmRouterException> call = new FutureTask<>(() -> interrupted(stage, () -> ask(form, router)));
		Thread caller = new Thread(call, "caller");
		caller.start();
		await().until(() -> reached(stage, router, caller));
		caller.interrupt();
		LlmRouterException thrown = call.get(LONG.toSeconds(), TimeUnit.SECONDS);
		assertThat(thrown.attempts()).hasSize(stage.exchanges());
		assertThat(last(thrown.attempts())).satisfies((attempt) -> assertThat(attempt == null
				|| attempt.outcome() == ((stage == Stage.BACK_OFF) ? Outcome.FAILED : Outcome.CANCELLED))
			.isTrue());
		assertThat(this.simulated.calls).hasSize(before + 1);
		assertThat(this.simulated.calls.get(before).outcome()).isEqualTo(Outcome.CANCELLED);
		assertThat(this.simulated.calls.get(before).attempts()).isEqualTo(thrown.attempts());
		assertThatNothingIsLeft(stage, router);
	}

	private static Attempt last(List<Attempt> attempts) {
		return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
	}

	private void assertThatNothingIsLeft(Stage stage, FallbackRouter router) {
		if (stage.aborted() > 0) {
			assertThat(this.simulated.simulator.awaitAborted(stage.aborted(), LONG)).isTrue();
		}
		assertThat(this.simulated.simulator.aborted()).hasSize(stage.aborted());
		assertThat(router.waitingCalls()).isZero();
		await().untilAsserted(() -> assertThat(threads((name) -> name.startsWith("llm-router-hedge-"))).isZero());
		this.simulated.simulator.reset();
		this.simulated.clock.pass(Duration.ofMinutes(10));
		assertThat(router.chat("openrouter/openai/gpt-4o", "Hello").attempts()).hasSize(1);
		if (stage != Stage.CONNECT) {
			assertThat(router.chat("openai/gpt-4o", "Hello").attempts()).hasSize(1);
		}
		assertThat(this.simulated.simulator.reusedUnfinishedCount()).isZero();
	}

	private static long threads(Predicate<String> name) {
		return Thread.getAllStackTraces().keySet().stream().filter((thread) -> name.test(thread.getName())).count();
	}

	/** Returns what the caller got to see, whose flag must still be set. */
	private static LlmRouterException interrupted(Stage stage, Runnable call) {
		if (stage == Stage.BEFORE) {
			Thread.currentThread().interrupt();
		}
		CallCancelledException thrown = catchThrowableOfType(CallCancelledException.class, call::run);
		assertThat(thrown).isNotNull();
		assertThat(Thread.currentThread().isInterrupted()).isTrue();
		return thrown;
	}

	private static void ask(CallForm form, LlmRouter router) {
		if (form == CallForm.PLAIN) {
			router.chat("chain", "Hello");
			return;
		}
		try (ChatStream stream = router.stream("chain", "Hello")) {
			for (Iterator<ChatChunk> pieces = stream.iterator(); pieces.hasNext();) {
				pieces.next();
			}
		}
	}

	private FallbackRouter prepare(Stage stage, CallForm form) {
		switch (stage) {
			case BEFORE -> {
			}
			case CONNECT -> this.simulated.address("openai", this.crowded.uri());
			case HEADERS -> this.simulated.simulator.fault("openai", FaultPlan.of(Fault.TIMEOUT));
			case BODY -> this.simulated.simulator.script("openai",
					(form == CallForm.PLAIN) ? Scripted.answer("One two three").stallAfter(5)
							: Scripted.answer("One two three").chunks(0).then(StreamFault.SILENCE));
			case PIECES -> this.simulated.simulator.script("openai",
					Scripted.answer("One two three").chunks(1).then(StreamFault.SILENCE));
			case BACK_OFF -> {
				this.simulated.clock.standStillInSleep();
				this.simulated.behavior("chain", Behaviors.retrying(3));
				this.simulated.simulator.script("openai", Scripted.fault(Fault.ERROR));
			}
			case WAIT -> this.simulated.behavior("chain", Behaviors.waiting(Duration.ofMinutes(1)));
			case HEDGE -> {
				this.simulated.behavior("chain", Behaviors.hedging(Duration.ofSeconds(2), 100));
				this.simulated.simulator.fault("*", FaultPlan.of(Fault.TIMEOUT));
				this.simulated.passTimeAtRequest(1, Duration.ofSeconds(2));
			}
		}
		FallbackRouter router = this.simulated.build();
		if (stage == Stage.WAIT) {
			this.simulated.simulator.fault("*", FaultPlan.of(Fault.RATE_LIMIT).retryAfter(Duration.ofSeconds(20)));
			assertThat(catchThrowableOfType(RoutingFailedException.class, () -> router.chat("chain", "Hello")))
				.isNotNull();
		}
		return router;
	}

	private boolean reached(Stage stage, FallbackRouter router, Thread caller) {
		return switch (stage) {
			case BEFORE -> true;
			case CONNECT -> isIn(caller, "connect");
			case HEADERS -> this.simulated.simulator.requestCount("openai") == 1;
			case BODY, PIECES -> this.simulated.simulator.requestCount("openai") == 1 && isIn(caller, "read");
			case BACK_OFF -> this.simulated.clock.sleepers() == 1;
			case WAIT -> router.waitingCalls() == 1;
			case HEDGE -> this.simulated.simulator.requestCount("openrouter") == 1;
		};
	}

	private static boolean isIn(Thread thread, String method) {
		return Arrays.stream(thread.getStackTrace())
			.anyMatch(
					(frame) -> frame.getClassName().startsWith("sun.nio.ch.") && frame.getMethodName().equals(method));
	}

}
