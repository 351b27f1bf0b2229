package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;
import io.github.llmrouter.simulator.Scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the keys of one account follow each other within one call. */
class KeysInOneCallTests {

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("pair", "anthropic/claude-sonnet-5-5", "openai/gpt-6.1-sol")
		.chain("alone", "anthropic/claude-sonnet-5-5");

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@ParameterizedTest
	@CsvSource({ "401,authentication_error,KEY_REJECTED", "402,billing_error,BILLING" })
	void anotherKeyFollowsOneThatCannotBeUsed(int status, String type, FailureKind kind) {
		this.simulated.keys("anthropic", "a", "b").simulator.script("anthropic", refusal(status, type));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		assertThat(answer.target().provider()).isEqualTo("anthropic");
		assertThat(answer.attempts()).extracting(Attempt::failureKind).containsExactly(kind, null);
		assertThat(usedKeys()).containsExactly("sk-test-0123456789a", "sk-test-0123456789b");
	}

	private static Scripted refusal(int status, String type) {
		return Scripted.reply(status,
				"{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"Not with this key\"}}");
	}

	@Test
	void eachKeyIsUsedOnceAndThenTheNextTargetIsAsked() {
		this.simulated.keys("anthropic", "a", "b", "c").simulator.script("anthropic",
				Stream.generate(() -> refusal(401, "authentication_error")).limit(5).toArray(Scripted[]::new));
		ChatResponse answer = this.simulated.build().chat("pair", "Hello");
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(usedKeys()).hasSize(3).doesNotHaveDuplicates();
		assertThat(answer.attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.KEY_REJECTED, FailureKind.KEY_REJECTED, FailureKind.KEY_REJECTED, null);
	}

	/** One token more than there are keys is worth a try: it may have been renewed. */
	@Test
	void tokensThatAreFreshEachTimeAndNeverGoodAreNotTriedForEver() {
		AtomicInteger tokens = new AtomicInteger();
		this.simulated.simulator.script("anthropic",
				Stream.generate(() -> refusal(401, "authentication_error")).limit(20).toArray(Scripted[]::new));
		ChatResponse answer = this.simulated.between(
				(provider) -> provider.name().equals("anthropic")
						? Intercepted.withKeys(provider,
								() -> List
									.of(new ApiKey("sk-test-0123456789-" + tokens.incrementAndGet(), "token", null)))
						: provider)
			.build()
			.chat("pair", "Hello");
		assertThat(answer.attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.KEY_REJECTED, FailureKind.KEY_REJECTED, null);
	}

	@Test
	void aFailureOfTheServerIsNoReasonToUseAnotherKey() {
		this.simulated.keys("anthropic", "a", "b").simulator.fault("anthropic", FaultPlan.of(Fault.ERROR));
		assertThat(this.simulated.build().chat("pair", "Hello").target().provider()).isEqualTo("openai");
		assertThat(usedKeys()).hasSize(1);
	}

	static Stream<Arguments> failures() {
		return Stream.of(429, 503, 0)
			.flatMap((status) -> Stream.of(null, Duration.ZERO, Duration.ofSeconds(1), Duration.ofMinutes(5))
				.filter((retryAfter) -> status != 0 || retryAfter == null)
				.map((retryAfter) -> Arguments.of(status, retryAfter)));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void oneFailureIsOneRequestOnTheWire(int status, @Nullable Duration retryAfter) {
		this.simulated.simulator.script("anthropic", (status == 0) ? Scripted.disconnect() : Scripted
			.fault(FaultPlan.of((status == 429) ? Fault.RATE_LIMIT : Fault.OVERLOADED).retryAfter(retryAfter)));
		FallbackRouter router = this.simulated.behavior("alone", Behaviors.retrying(3)).build();
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat("alone", "Hello"))
			.satisfies((ex) -> assertThat(ex.attempts()).hasSize(1));
		assertThat(this.simulated.simulator.requestCount("anthropic")).isOne();
		assertThat(this.simulated.clock.now()).isEqualTo(VirtualTime.START);
	}

	private List<String> usedKeys() {
		return this.simulated.simulator.requests()
			.stream()
			.filter((request) -> request.provider().equals("anthropic"))
			.map((request) -> String.valueOf(request.header("x-api-key")))
			.toList();
	}

}
