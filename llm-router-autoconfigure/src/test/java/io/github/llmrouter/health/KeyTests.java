package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.provider.ApiKey;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static io.github.llmrouter.health.HealthSample.SOL;
import static org.assertj.core.api.Assertions.assertThat;

class KeyTests {

	private final ApiKey first = new ApiKey("sk-first", "first", "team-a");

	private final ApiKey second = new ApiKey("sk-second", "second", "team-a");

	private final ApiKey third = new ApiKey("sk-third", "third", "team-b");

	private final HealthSample sample = new HealthSample(HealthSettings.defaults(), this.first, this.second,
			this.third);

	@Test
	void keysTakeTurns() {
		assertThat(keysOf(6)).containsExactly(this.first, this.second, this.third, this.first, this.second, this.third);
	}

	@Test
	void lookingDoesNotPassTheTurnOn() {
		this.sample.look(LUNA);
		this.sample.look(LUNA);
		assertThat(keysOf(1)).containsExactly(this.first);
	}

	@Test
	void theTurnsOfADeadKeyGoToAllOthers() {
		reject(this.second);
		this.sample.pass(Duration.ofDays(400));
		assertThat(keysOf(40)).doesNotContain(this.second).filteredOn(this.first::equals).hasSize(20);
	}

	@ParameterizedTest
	@EnumSource(names = { "KEY_REJECTED", "BILLING" })
	void whatIsTheKeysOwnFaultKillsItUntilItIsChanged(FailureKind kind) {
		permitOf(this.first).failed(this.sample.failure(kind, ScopeType.KEY, null));
		this.sample.pass(Duration.ofDays(400));
		assertThat(keysOf(10)).doesNotContain(this.first);
	}

	@Test
	void aSpendLimitThatNamesItsResetRestsUntilThen() {
		permitOf(this.first).failed(this.sample.failure(FailureKind.BILLING, ScopeType.KEY, Duration.ofHours(2)));
		assertThat(keysOf(10)).doesNotContain(this.first);
		this.sample.pass(Duration.ofHours(2));
		assertThat(keysOf(10)).contains(this.first);
	}

	@Test
	void keysOfOneQuotaGroupRestTogetherForThatModel() {
		permitOf(this.first)
			.failed(this.sample.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20)));
		assertThat(keysOf(5)).containsOnly(this.third);
		assertThat(this.sample.permit(SOL).key()).isIn(this.first, this.second);
	}

	@Test
	void anExhaustedQuotaGroupRestsForEveryModelAndLeavesOtherGroupsFree() {
		permitOf(this.first)
			.failed(this.sample.failure(FailureKind.QUOTA_EXHAUSTED, ScopeType.QUOTA_GROUP, Duration.ofMinutes(30)));
		assertThat(Stream.generate(() -> this.sample.permit(SOL).key()).limit(5)).containsOnly(this.third);
		this.sample.pass(Duration.ofMinutes(30));
		assertThat(keysOf(5)).contains(this.first, this.second);
	}

	@Test
	void withEveryGroupLimitedTheSkipNamesTheOneThatIsFreeFirst() {
		permitOf(this.first)
			.failed(this.sample.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20)));
		permitOf(this.third)
			.failed(this.sample.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(5)));
		Skip skip = this.sample.look(LUNA);
		assertThat(skip).isNotNull();
		assertThat(skip.until()).isEqualTo(this.sample.in(Duration.ofSeconds(5)));
		assertThat(skip.detail()).isEqualTo("target openai/gpt-6-luna of quota group team-b");
		assertThat(this.sample.shown(ScopeType.TARGET_IN_GROUP, "gpt-6-luna of quota group team-b").state())
			.isEqualTo(State.COOLING_DOWN);
		assertThat(this.sample.shown(ScopeType.TARGET, "gpt-6-luna").state()).isEqualTo(State.AVAILABLE);
	}

	@Test
	void aModelThatDoesNotExistIsPassedOverWhateverTheKey() {
		permitOf(this.first).failed(Failure.of(FailureKind.MODEL_NOT_FOUND));
		assertThat(this.sample.look(LUNA)).extracting(Skip::label).isEqualTo("MODEL_NOT_FOUND");
	}

	@Test
	void aKeyThatThisCallHasTriedIsNotTriedAgain() {
		assertThat(this.sample.permit(LUNA, this.first, this.third).key()).isEqualTo(this.second);
		Skip skip = this.sample.acquire(LUNA, this.first, this.second, this.third).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.NO_KEY);
		assertThat(skip.detail()).isEqualTo("provider openai has no other key");
	}

	@Test
	void aSecretThatReplacesADeadOneUnderTheSameLabelIsAlive() {
		HealthSample alone = new HealthSample(HealthSettings.defaults(), this.first);
		alone.permit(LUNA).failed(alone.failure(FailureKind.KEY_REJECTED, ScopeType.KEY, null));
		assertThat(alone.free(LUNA)).isFalse();
		ApiKey renewed = new ApiKey("sk-renewed", "first", "team-a");
		alone.account.replaceKeys(renewed);
		assertThat(alone.permit(LUNA).key()).isEqualTo(renewed);
		assertThat(alone.shown(ScopeType.KEY, "first").state()).isEqualTo(State.AVAILABLE);
	}

	@Test
	void theSnapshotShowsEachPresentKeyOnceAndNoSecret() {
		for (int i = 0; i < 5_000; i++) {
			this.sample.account.replaceKeys(new ApiKey("sk-rotated-" + i, "token", "team-" + i));
			this.sample.permit(LUNA).succeeded(HealthSample.success());
		}
		List<ScopeHealth> scopes = this.sample.health.snapshot().providers().get(0).scopes();
		assertThat(scopes).extracting(ScopeHealth::type)
			.filteredOn((type) -> type == ScopeType.KEY || type == ScopeType.QUOTA_GROUP)
			.hasSize(2);
		assertThat(scopes.toString()).doesNotContain("sk-");
	}

	@Test
	void aKeyWhoseLimitIsAboutToRunDryIsLeftForLast() {
		permitOf(this.first).succeeded(
				HealthSample.success(new RateLimit("requests", 100L, 1L, this.sample.in(Duration.ofSeconds(30)))));
		assertThat(keysOf(3)).containsOnly(this.third);
		permitOf(this.third).failed(this.sample.failure(FailureKind.KEY_REJECTED, ScopeType.KEY, null));
		assertThat(keysOf(3)).contains(this.first);
	}

	private Permit permitOf(ApiKey key) {
		ApiKey[] others = Stream.of(this.first, this.second, this.third)
			.filter((other) -> !other.equals(key))
			.toArray(ApiKey[]::new);
		return this.sample.permit(LUNA, others);
	}

	private void reject(ApiKey key) {
		permitOf(key).failed(this.sample.failure(FailureKind.KEY_REJECTED, ScopeType.KEY, null));
	}

	/** Permits are ended, so that nothing is in flight. */
	private List<ApiKey> keysOf(int calls) {
		return Stream.generate(() -> this.sample.permit(LUNA)).limit(calls).map((permit) -> {
			permit.cancelled();
			return permit.key();
		}).toList();
	}

}
