package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Iterator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.ChatRequest;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Circuits and own limits over real HTTP. */
class CircuitRoutingTests {

	private final SimulatedRouter simulated = new SimulatedRouter()
		.chain("pair", "anthropic/claude-sonnet-5-5", "openai/gpt-6-luna")
		.chain("alone", "openai/gpt-6-luna");

	@AfterEach
	void stop() {
		this.simulated.close();
	}

	@Test
	void aTargetThatIsDownIsAskedNoMoreUntilOneCallFindsItAnswering() {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.ERROR));
		FallbackRouter router = this.simulated.build();
		for (int i = 0; i < 30; i++) {
			assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("openai");
		}
		assertThat(this.simulated.simulator.requestCount("anthropic")).isEqualTo(10);
		ChatResponse skipping = router.chat("pair", "Hello");
		assertThat(skipping.skips()).extracting(Skip::reason).containsExactly(SkipReason.CIRCUIT_OPEN);
		this.simulated.simulator.reset();
		this.simulated.clock.pass(Duration.ofSeconds(13));
		assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("anthropic");
	}

	@Test
	void aChainWithOneTargetIsProtectedToo() {
		this.simulated.simulator.fault("openai", FaultPlan.of(Fault.ERROR));
		FallbackRouter router = this.simulated.build();
		RoutingFailedException failure = null;
		for (int i = 0; i < 20; i++) {
			failure = catchThrowableOfType(RoutingFailedException.class, () -> router.chat("alone", "Hello"));
		}
		assertThat(this.simulated.simulator.requestCount("openai")).isEqualTo(10);
		assertThat(failure).isNotNull();
		assertThat(failure.retryAt()).isBetween(this.simulated.clock.now().plusSeconds(10),
				this.simulated.clock.now().plusMillis(12_500));
		assertThat(failure).hasMessageContaining("skipped openai/gpt-6-luna CIRCUIT_OPEN until");
	}

	@Test
	void aStreamThatBeginsClosesTheCircuitWhileItIsRead() {
		this.simulated.simulator.fault("anthropic", FaultPlan.of(Fault.ERROR));
		FallbackRouter router = this.simulated.build();
		for (int i = 0; i < 10; i++) {
			router.chat("pair", "Hello");
		}
		this.simulated.simulator.reset();
		this.simulated.clock.pass(Duration.ofSeconds(13));
		try (ChatStream stream = router.stream(ChatRequest.to("pair").user("Hello").build())) {
			Iterator<ChatChunk> pieces = stream.iterator();
			assertThat(pieces.hasNext()).isTrue();
			assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("anthropic");
		}
	}

	@Test
	void overALimitOfItsOwnTheNextTargetIsAsked() {
		FallbackRouter router = this.simulated.limit("anthropic", new LimitSettings(2, null, null)).build();
		for (int i = 0; i < 5; i++) {
			router.chat("pair", "Hello");
		}
		assertThat(this.simulated.simulator.requestCount("anthropic")).isEqualTo(2);
		ChatResponse next = router.chat("pair", "Hello");
		assertThat(next.skips()).singleElement().satisfies((skip) -> {
			assertThat(skip.reason()).isEqualTo(SkipReason.OWN_LIMIT);
			assertThat(skip.until()).isEqualTo(this.simulated.clock.now().plusSeconds(30));
		});
		this.simulated.clock.pass(Duration.ofSeconds(30));
		assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("anthropic");
	}

	@Test
	void aStreamRunsUntilItEnds() {
		FallbackRouter router = this.simulated.limit("anthropic", new LimitSettings(null, null, 1)).build();
		try (ChatStream stream = router.stream(ChatRequest.to("pair").user("Hello").build())) {
			assertThat(stream.iterator().hasNext()).isTrue();
			assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("openai");
		}
		assertThat(router.chat("pair", "Hello").target().provider()).isEqualTo("anthropic");
	}

	@Test
	void aPromptLargerThanAMinuteHasTokensForIsPassedOnAtOnce() {
		FallbackRouter router = this.simulated.limit("anthropic", new LimitSettings(null, 100, null)).build();
		ChatResponse answer = router.chat("pair", "Why? ".repeat(200));
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.skips()).singleElement()
			.extracting(Skip::detail)
			.asString()
			.contains("own limit of provider anthropic: the call needs about 250 tokens");
	}

}
