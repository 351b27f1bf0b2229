package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.ChatStream;
import io.github.llmrouter.Cost;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RoutingFailedException;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.simulator.Scripted;
import io.github.llmrouter.simulator.StreamFault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What ails the router's own connections is not held against a provider. */
class OwnConnectionsTests {

	private SimulatedRouter simulated = new SimulatedRouter();

	@AfterEach
	void close() {
		this.simulated.close();
	}

	private List<ScopeHealth> troubledScopes() {
		return this.simulated.health.snapshot()
			.providers()
			.stream()
			.flatMap((provider) -> provider.scopes().stream())
			.filter((scope) -> scope.lastFailure() != null || scope.consecutiveFailures() > 0)
			.toList();
	}

	@Test
	void aKeptConnectionThatWasClosedSendsTheCallToTheNextTargetAndIsNotHeldAgainstTheProvider() {
		this.simulated.simulator.script("openai", Scripted.answer("First"), Scripted.disconnect(),
				Scripted.answer("Third"));
		this.simulated.simulator.script("anthropic", Scripted.answer("Second"));
		FallbackRouter router = this.simulated.chain("chain", "openai/gpt-4o", "anthropic/claude-sonnet-5-5").build();
		router.chat("chain", "Hello");
		ChatResponse second = router.chat("chain", "Hello");
		assertThat(second.text()).isEqualTo("Second");
		assertThat(second.attempts()).extracting(Attempt::failureKind)
			.containsExactly(FailureKind.STALE_CONNECTION, null);
		assertThat(second.attempts().get(0).cost()).isEqualTo(Cost.unknown());
		assertThat(troubledScopes()).isEmpty();
		assertThat(router.chat("chain", "Hello").text()).isEqualTo("Third");
	}

	@Test
	void notEvenAChainThatRetriesAsksTheSameTargetOnceMore() {
		this.simulated.simulator.script("openai", Scripted.answer("First"), Scripted.disconnect(),
				Scripted.answer("Never"));
		this.simulated.simulator.script("anthropic", Scripted.answer("Second"));
		FallbackRouter router = retrying("openai/gpt-4o", "anthropic/claude-sonnet-5-5");
		router.chat("chain", "Hello");
		ChatResponse second = router.chat("chain", "Hello");
		assertThat(second.text()).isEqualTo("Second");
		assertThat(second.attempts()).extracting((attempt) -> attempt.target().id())
			.containsExactly("openai/gpt-4o", "anthropic/claude-sonnet-5-5");
	}

	@Test
	void aStreamThatWouldUseAClosedConnectionIsServedByTheNextTarget() {
		this.simulated.simulator.script("openai", Scripted.answer("First"), Scripted.disconnect());
		this.simulated.simulator.script("anthropic", Scripted.answer("Second"));
		FallbackRouter router = retrying("openai/gpt-4o", "anthropic/claude-sonnet-5-5");
		router.chat("chain", "Hello");
		try (ChatStream stream = router.stream("chain", "Hello")) {
			assertThat(stream.response().text()).isEqualTo("Second");
		}
	}

	@Test
	void aServerThatClosesTheNewConnectionTooHasFailed() {
		this.simulated.simulator.script("openai", Scripted.answer("First"), Scripted.disconnect(),
				Scripted.disconnect());
		FallbackRouter router = this.simulated.chain("chain", "openai/gpt-4o").build();
		router.chat("chain", "Hello");
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat("chain", "Hello"))
			.satisfies((thrown) -> assertThat(thrown.attempts()).extracting(Attempt::failureKind)
				.containsExactly(FailureKind.STALE_CONNECTION));
		assertThatExceptionOfType(RoutingFailedException.class).isThrownBy(() -> router.chat("chain", "Hello"))
			.satisfies((thrown) -> assertThat(thrown.attempts()).extracting(Attempt::failureKind)
				.containsExactly(FailureKind.CONNECTION));
		assertThat(troubledScopes()).extracting(ScopeHealth::lastFailure).containsOnly(FailureKind.CONNECTION);
	}

	private FallbackRouter retrying(String... targets) {
		ChainBehavior usual = ChainBehavior.usual();
		return this.simulated.chain("chain", targets)
			.behavior("chain",
					new ChainBehavior(usual.onPolicy(), usual.onBreak(), usual.selection(), usual.hedge(),
							new RetrySettings(1, Duration.ofMillis(1), Duration.ofMillis(1)), usual.maxWait()))
			.build();
	}

	@Test
	void aFullPoolSendsTheCallToTheNextTargetAndIsNeitherBilledNorHeldAgainstTheProvider() {
		this.simulated.close();
		this.simulated = SimulatedRouter.withConnections(1);
		this.simulated.simulator.script("openai",
				Scripted.answer(List.of("Half", " of it")).chunks(1).then(StreamFault.SILENCE));
		this.simulated.simulator.script("anthropic", Scripted.answer("Here"));
		FallbackRouter router = this.simulated.chain("chain", "openai/gpt-4o", "anthropic/claude-sonnet-5-5").build();
		try (ChatStream holding = router.stream("chain", "Hello")) {
			assertThat(holding.iterator().next()).isNotNull();
			ChatResponse response = router.chat("chain", "Hello");
			assertThat(response.text()).isEqualTo("Here");
			Attempt refused = response.attempts().get(0);
			assertThat(refused.failureKind()).isEqualTo(FailureKind.POOL_EXHAUSTED);
			assertThat(refused.cost()).isEqualTo(Cost.notBilled());
			assertThat(refused.message()).contains("llm-router.http.max-connections");
			assertThat(this.simulated.simulator.requestCount("openai")).isOne();
			assertThat(troubledScopes()).isEmpty();
		}
	}

}
