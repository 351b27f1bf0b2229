package io.github.llmrouter.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ProviderHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;

import static org.assertj.core.api.Assertions.assertThat;

class CircuitPageTests {

	private static ConsoleHost host;

	@BeforeAll
	static void start() {
		host = ConsoleHost.start(Troubled.class);
	}

	@AfterAll
	static void stop() {
		host.close();
	}

	@Test
	void anOpenCircuitIsAProblemWithItsCauseAndACountdown() {
		assertThat(host.get("/llm-router/").body()).contains("Circuit open", "server error", "(10 failures in a row)",
				"resumes in", "1 stopped", "gpt-6-luna");
	}

	@Test
	void aCircuitThatIsTriedAgainSaysSo() {
		assertThat(host.get("/llm-router/").body()).contains("Trying again", "1 trying again");
	}

	@Test
	void partsOfAQuotaGroupAreNamed() {
		assertThat(host.get("/llm-router/").body()).contains("free models of quota group",
				"gpt-6-luna of quota group org-2");
	}

	/** A host whose providers do not work. */
	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Troubled {

		private final Instant start = Instant.now();

		@Bean
		HealthSnapshot.Source healthSource() {
			return () -> new HealthSnapshot(this.start, List.of(
					new ProviderHealth("openai", List.of(
							scope(ScopeType.TARGET, "gpt-6-luna", State.CIRCUIT_OPEN, this.start.plusSeconds(30)),
							scope(ScopeType.TARGET_IN_GROUP, "gpt-6-luna of quota group org-2", State.COOLING_DOWN,
									this.start.plusSeconds(5)))),
					new ProviderHealth("openrouter", List.of(scope(ScopeType.TARGET, "gemma", State.HALF_OPEN, null),
							scope(ScopeType.FREE_MODELS, "default", State.AVAILABLE, null)))));
		}

		private ScopeHealth scope(ScopeType type, String name, State state, @Nullable Instant until) {
			boolean available = state == State.AVAILABLE;
			return new ScopeHealth(type, name, state, available ? null : FailureKind.SERVER_ERROR,
					available ? null : this.start, until, available ? null : "10 failures in a row", 2,
					FailureKind.SERVER_ERROR, this.start, null, List.of());
		}

		@Bean
		FakeCallLog callLog() {
			return ConsoleSamples.callLog(this.start);
		}

	}

}
