package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.provider.ApiKey;

import static org.assertj.core.api.Assertions.assertThat;

class FreeModelsTests {

	private static final Target NEMOTRON = Target.of("openrouter", "nvidia/nemotron-3.5-lightning:free");

	private final VirtualTime clock = new VirtualTime();

	private final ApiKey first = new ApiKey("sk-1", "first", "account-a");

	private final ApiKey second = new ApiKey("sk-2", "second", "account-a");

	private final ApiKey other = new ApiKey("sk-3", "other", "account-b");

	private final Account account = new Account("openrouter", this.first, this.second);

	private final Health health = new Health(List.of(this.account), Set.of(NEMOTRON), HealthSettings.defaults(),
			this.clock.time(), new Random(1), new RouterListener() {
			});

	@ParameterizedTest
	@ValueSource(strings = { "nvidia/nemotron-3.5-lightning:free", "google/gemma-4-31b-it:free", "openrouter/free" })
	void aDayLimitHoldsForEveryFreeModelOfTheAccountUntilItsReset(String model) {
		useUpTheDay();
		Skip skip = this.health.look(Target.of("openrouter", model), this.account);
		assertThat(skip).isNotNull();
		assertThat(skip.label()).isEqualTo("QUOTA_EXHAUSTED");
		assertThat(skip.until()).isEqualTo("2026-11-23T00:00:00Z");
		assertThat(skip.detail()).isEqualTo("free models openrouter/account-a");
		this.clock.pass(Duration.ofHours(12));
		assertThat(this.health.look(Target.of("openrouter", model), this.account)).isNull();
	}

	@Test
	void paidModelsOfTheAccountAreLeftAlone() {
		useUpTheDay();
		assertThat(this.health.look(Target.of("openrouter", "nvidia/nemotron-3.5-lightning"), this.account)).isNull();
	}

	@Test
	void anotherAccountServesFreeModelsOn() {
		this.account.replaceKeys(this.first, this.other);
		useUpTheDay();
		Permit permit = this.health.acquire(NEMOTRON, this.account, new Need(() -> 0, Set.of())).permit();
		assertThat(permit).isNotNull();
		assertThat(permit.key()).isEqualTo(this.other);
	}

	@Test
	void theSnapshotShowsTheLimitOnceItIsKnown() {
		assertThat(scopes()).doesNotContain(ScopeType.FREE_MODELS);
		useUpTheDay();
		assertThat(scopes()).contains(ScopeType.FREE_MODELS);
	}

	private List<ScopeType> scopes() {
		return this.health.snapshot().providers().get(0).scopes().stream().map(ScopeHealth::type).toList();
	}

	private void useUpTheDay() {
		this.health.failed(NEMOTRON, this.first, new Failure(FailureKind.QUOTA_EXHAUSTED, ScopeType.FREE_MODELS,
				VirtualTime.START.plusSeconds(43_200), "reset of requests", List.of(), Usage.unknown()));
	}

}
