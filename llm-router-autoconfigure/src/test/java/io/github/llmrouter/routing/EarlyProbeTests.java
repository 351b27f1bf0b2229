package io.github.llmrouter.routing;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a call does whose targets all have open circuits. */
class EarlyProbeTests {

	private final SimulatedRouter simulated = new SimulatedRouter().chain("pair", "anthropic/claude-sonnet-5-5",
			"openai/gpt-6-luna");

	private final FallbackRouter router = this.simulated.build();

	@BeforeEach
	void openBothCircuits() {
		this.simulated.simulator.fault("*", FaultPlan.of(Fault.ERROR));
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"));
		}
		this.simulated.simulator.clear();
	}

	@AfterEach
	void close() {
		this.simulated.close();
	}

	@Test
	void soonAfterItOpenedNobodyIsAsked() {
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"))
			.satisfies((ex) -> assertThat(ex.skips()).extracting(Skip::reason)
				.containsExactly(SkipReason.CIRCUIT_OPEN, SkipReason.CIRCUIT_OPEN));
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

	@Test
	void aMomentLaterEachIsAskedOnceAsNobodyElseIsLeft() {
		this.simulated.clock.pass(Duration.ofMillis(100));
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> this.router.chat("pair", "Hello"));
		}
		assertThat(this.simulated.simulator.requestCount("anthropic")).isOne();
		assertThat(this.simulated.simulator.requestCount("openai")).isOne();
	}

	@Test
	void whoAnswersAgainIsFoundBeforeItsTime() {
		this.simulated.simulator.fault("openai", FaultPlan.none());
		this.simulated.clock.pass(Duration.ofMillis(100));
		ChatResponse answer = this.router.chat("pair", "Hello");
		assertThat(answer.target().provider()).isEqualTo("openai");
		assertThat(answer.skips()).hasSize(2);
		assertThat(answer.attempts()).hasSize(2);
		assertThat(this.router.chat("pair", "Hello").attempts()).hasSize(1);
	}

	@Test
	void whoHasNobodyBesideItIsLeftAlone() {
		this.simulated.clock.pass(Duration.ofMillis(100));
		assertThatExceptionOfType(RoutingFailedException.class)
			.isThrownBy(() -> this.router.chat("openai/gpt-6-luna", "Hello"));
		assertThat(this.simulated.simulator.requests()).isEmpty();
	}

}
