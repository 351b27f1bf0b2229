package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.provider.ApiKey;
import io.github.llmrouter.provider.Provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HealthTests {

	private static final Target LUNA = Target.of("openai", "gpt-6-luna");

	private static final Target SOL = Target.of("openai", "gpt-6.1-sol");

	private final VirtualTime clock = new VirtualTime();

	private final ApiKey first = new ApiKey("sk-first", "first", "team-a");

	private final ApiKey second = new ApiKey("sk-second", "second", "team-a");

	private final Provider openai = new Account("openai", this.first, this.second);

	private final List<HealthChanged> changes = new ArrayList<>();

	private final Health health = new Health(List.of(this.openai), Set.of(LUNA, SOL), HealthSettings.defaults(),
			this.clock.time(), new Random(1), new RouterListener() {

				@Override
				public void onHealthChanged(HealthChanged event) {
					HealthTests.this.changes.add(event);
				}

			});

	@Test
	void lookingAtUnknownModelsLeavesNoTrace() {
		HealthSample sample = HealthSample.usual();
		for (int i = 0; i < 100; i++) {
			Target unknown = Target.of("openai", "made-up-" + i);
			assertThat(sample.free(unknown)).isTrue();
			assertThat(sample.health.nearlyDry(unknown, sample.account)).isFalse();
		}
		assertThat(sample.health.snapshot().providers().get(0).scopes()).extracting((scope) -> scope.name())
			.noneMatch((name) -> name.startsWith("made-up"));
	}

	@Test
	void anUnknownTargetIsAdmittedWithTheFirstKey() {
		assertThat(key(this.health, LUNA)).isSameAs(this.first);
	}

	@Test
	void aLimitedTargetIsSkippedUntilItsTimeHasPassedAndItsNeighbourIsNot() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20));
		Skip skip = this.health.look(LUNA, this.openai);
		assertThat(skip).isNotNull();
		assertThat(skip.label()).isEqualTo("RATE_LIMITED");
		assertThat(skip.until()).isEqualTo(VirtualTime.START.plusSeconds(20));
		assertThat(key(this.health, SOL)).isSameAs(this.first);
		this.clock.pass(Duration.ofMillis(19_999));
		assertThat(key(this.health, LUNA)).isNull();
		this.clock.pass(Duration.ofMillis(1));
		assertThat(key(this.health, LUNA)).isNotNull();
	}

	@Test
	void aLaterSmallerHintDoesNotShortenACoolDown() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(60));
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(2));
		this.clock.pass(Duration.ofSeconds(59));
		assertThat(key(this.health, LUNA)).isNull();
	}

	@Test
	void aLaterLongerHintProlongsACoolDown() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(2));
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(60));
		this.clock.pass(Duration.ofSeconds(30));
		assertThat(key(this.health, LUNA)).isNull();
	}

	@Test
	void aCoolDownIsNeitherEndedNorProlongedByAWallClockThatJumps() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20));
		this.clock.wallClockJumps(Duration.ofDays(1));
		Skip skip = this.health.look(LUNA, this.openai);
		assertThat(skip).isNotNull();
		assertThat(skip.until()).isEqualTo(this.clock.now().plusSeconds(20));
		this.clock.wallClockJumps(Duration.ofDays(-3));
		this.clock.pass(Duration.ofSeconds(20));
		assertThat(key(this.health, LUNA)).isNotNull();
	}

	@Test
	void guessedCoolDownsDoubleAndStayUnderTheirLimit() {
		long before = 0;
		for (int i = 0; i < 12; i++) {
			Instant until = this.health.failed(LUNA, this.first, Failure.of(FailureKind.RATE_LIMITED));
			long seconds = Duration.between(this.clock.now(), until).toSeconds();
			assertThat(seconds).isGreaterThanOrEqualTo(Math.min(10L << i, 300)).isLessThanOrEqualTo(375);
			assertThat(seconds).isGreaterThanOrEqualTo(Math.min(before, 300));
			before = seconds;
			this.clock.pass(Duration.ofMinutes(10));
		}
	}

	@Test
	void callsThatHitALimitSideBySideDoNotProlongTheGuess() {
		Instant until = VirtualTime.START;
		for (int i = 0; i < 50; i++) {
			until = this.health.failed(LUNA, this.first, Failure.of(FailureKind.RATE_LIMITED));
		}
		assertThat(Duration.between(this.clock.now(), until)).isBetween(Duration.ofSeconds(10),
				Duration.ofMillis(12_500));
		this.clock.pass(Duration.ofSeconds(13));
		until = this.health.failed(LUNA, this.first, Failure.of(FailureKind.RATE_LIMITED));
		assertThat(Duration.between(this.clock.now(), until)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(25));
	}

	@Test
	void aSuccessStartsTheGuessesAnew() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, null);
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, null);
		this.clock.pass(Duration.ofMinutes(10));
		this.health.succeeded(LUNA, this.first, new Success(List.of(), Usage.unknown(), Duration.ZERO));
		Instant until = this.health.failed(LUNA, this.first, Failure.of(FailureKind.RATE_LIMITED));
		assertThat(Duration.between(this.clock.now(), until)).isBetween(Duration.ofSeconds(10),
				Duration.ofMillis(12_500));
	}

	@Test
	void anAbsurdHintIsBelievedForOneDayAtMost() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofDays(300_000));
		this.clock.pass(Duration.ofHours(24));
		assertThat(key(this.health, LUNA)).isNotNull();
	}

	@Test
	void aConfiguredCoolDownWithoutEndHolds() {
		Duration endless = Duration.ofDays(300_000);
		Health patient = new Health(List.of(this.openai), Set.of(LUNA),
				new HealthSettings(endless, endless, endless, CircuitSettings.defaults()), this.clock.time(),
				new Random(1), new RouterListener() {
				});
		patient.failed(LUNA, this.first, Failure.of(FailureKind.RATE_LIMITED));
		this.clock.pass(Duration.ofDays(400));
		assertThat(key(patient, LUNA)).isNull();
	}

	@Test
	void aHintInThePastBeginsNoCoolDown() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(-5));
		assertThat(key(this.health, LUNA)).isNotNull();
		assertThat(this.changes).isEmpty();
	}

	@Test
	void aRejectedKeyIsDeadAndTheNextOneIsUsed() {
		fail(FailureKind.KEY_REJECTED, ScopeType.KEY, null);
		this.clock.pass(Duration.ofDays(400));
		assertThat(key(this.health, LUNA)).isSameAs(this.second);
	}

	@Test
	void withEveryKeyDeadTheSkipNamesTheReasonAndNoTime() {
		fail(FailureKind.KEY_REJECTED, ScopeType.KEY, null);
		this.health.failed(LUNA, this.second,
				new Failure(FailureKind.KEY_REJECTED, ScopeType.KEY, null, null, List.of(), Usage.unknown()));
		Skip skip = this.health.look(LUNA, this.openai);
		assertThat(skip).isNotNull();
		assertThat(skip.label()).isEqualTo("KEY_REJECTED");
		assertThat(skip.until()).isNull();
		assertThat(skip.toString()).doesNotContain("sk-");
	}

	@ParameterizedTest
	@CsvSource({ "QUOTA_EXHAUSTED,60", "BILLING,600" })
	void whatIsUsedUpIsNotTriedAgainInSecondsWhateverTheHint(FailureKind kind, long seconds) {
		fail(kind, ScopeType.TARGET, Duration.ofSeconds(2));
		this.clock.pass(Duration.ofSeconds(seconds - 1));
		assertThat(key(this.health, LUNA)).isNull();
		this.clock.pass(Duration.ofSeconds(1));
		assertThat(key(this.health, LUNA)).isNotNull();
	}

	@Test
	void aProviderCoolDownHoldsForEveryTargetAndKey() {
		fail(FailureKind.RATE_LIMITED, ScopeType.PROVIDER, Duration.ofSeconds(20));
		assertThat(key(this.health, SOL)).isNull();
	}

	@Test
	void theSkipNamesWhatHoldsLongest() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20));
		fail(FailureKind.OVERLOADED, ScopeType.PROVIDER, Duration.ofSeconds(90));
		Skip skip = this.health.look(LUNA, this.openai);
		assertThat(skip).isNotNull();
		assertThat(skip.failureKind()).isEqualTo(FailureKind.OVERLOADED);
		assertThat(skip.detail()).isEqualTo("provider openai");
	}

	@ParameterizedTest
	@EnumSource(names = { "BAD_REQUEST", "CONTENT_POLICY", "CONTEXT_TOO_LONG", "REQUEST_TOO_LARGE" })
	void whatIsTheRequestsFaultIsNotHeldAgainstTheTarget(FailureKind kind) {
		fail(kind, ScopeType.TARGET, Duration.ofSeconds(20));
		assertThat(key(this.health, LUNA)).isNotNull();
		assertThat(target(LUNA).consecutiveFailures()).isZero();
	}

	@ParameterizedTest
	@EnumSource(names = { "SERVER_ERROR", "CONNECTION", "CONNECT_TIMEOUT", "IDLE_TIMEOUT", "ATTEMPT_TIMEOUT",
			"DEADLINE", "MALFORMED_REPLY" })
	void otherFailuresAreCountedWithoutACoolDown(FailureKind kind) {
		this.health.failed(LUNA, this.first, Failure.of(kind));
		assertThat(key(this.health, LUNA)).isNotNull();
		assertThat(target(LUNA).consecutiveFailures()).isOne();
		assertThat(target(LUNA).lastFailure()).isEqualTo(kind);
	}

	@Test
	void theSnapshotTellsStateCauseTimesAndSignal() {
		RateLimit limit = new RateLimit("requests", 100L, 0L, this.clock.now().plusSeconds(20));
		this.health.failed(LUNA, this.first, new Failure(FailureKind.RATE_LIMITED, ScopeType.TARGET,
				this.clock.now().plusSeconds(20), "retry-after", List.of(limit), Usage.unknown()));
		ScopeHealth target = target(LUNA);
		assertThat(target.state()).isEqualTo(State.COOLING_DOWN);
		assertThat(target.cause()).isEqualTo(FailureKind.RATE_LIMITED);
		assertThat(target.since()).isEqualTo(VirtualTime.START);
		assertThat(target.until()).isEqualTo(VirtualTime.START.plusSeconds(20));
		assertThat(target.signal()).isEqualTo("retry-after");
		assertThat(target.rateLimits()).containsExactly(limit);
		assertThat(target(SOL).state()).isEqualTo(State.AVAILABLE);
	}

	@Test
	void listenersHearOneChangeForEachBeginningAndEnd() {
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20));
		fail(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(20));
		this.clock.pass(Duration.ofSeconds(21));
		this.health.succeeded(LUNA, this.first, new Success(List.of(), Usage.unknown(), Duration.ZERO));
		this.health.succeeded(LUNA, this.first, new Success(List.of(), Usage.unknown(), Duration.ZERO));
		assertThat(this.changes).extracting(HealthChanged::available).containsExactly(false, true);
		assertThat(this.changes.get(0).scope()).isEqualTo("target openai/gpt-6-luna");
	}

	@Test
	void aPausedProviderIsSkippedUntilItIsResumed() {
		this.health.pause("openai");
		Skip skip = this.health.look(LUNA, this.openai);
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.PAUSED);
		this.health.resume("openai");
		assertThat(key(this.health, LUNA)).isNotNull();
	}

	@Test
	void whatIsResumedWhileItCoolsDownIsNotCalledAvailable() {
		fail(FailureKind.RATE_LIMITED, ScopeType.PROVIDER, Duration.ofSeconds(20));
		this.health.pause("openai");
		this.health.resume("openai");
		assertThat(this.changes).extracting(HealthChanged::available).containsExactly(false, false, false);
		this.health.reset("openai");
		assertThat(this.changes.get(3).available()).isTrue();
	}

	@Test
	void aResetForgetsCoolDownsDeadKeysAndRefusedParameters() {
		fail(FailureKind.KEY_REJECTED, ScopeType.KEY, null);
		fail(FailureKind.RATE_LIMITED, ScopeType.PROVIDER, Duration.ofHours(5));
		this.health.parameterRefused(LUNA, Parameter.TEMPERATURE);
		this.health.reset("openai");
		assertThat(key(this.health, LUNA)).isSameAs(this.first);
		assertThat(this.health.refusedParameters(LUNA)).isEmpty();
	}

	@Test
	void operationsOnAnUnknownProviderNameTheKnownOnes() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.health.pause("opnai"))
			.withMessageContaining("opnai")
			.withMessageContaining("openai");
	}

	@Test
	void modelsThatOnlyRequestsNameDoNotFillTheMemoryWithoutEnd() {
		for (int i = 0; i < 5_000; i++) {
			this.health.succeeded(Target.of("openai", "made-up-" + i), this.first,
					new Success(List.of(), Usage.unknown(), Duration.ZERO));
		}
		assertThat(this.health.snapshot().providers().get(0).scopes()).hasSizeLessThan(1_100)
			.extracting(ScopeHealth::name)
			.contains(LUNA.model(), SOL.model());
	}

	private void fail(FailureKind kind, ScopeType scope, Duration hint) {
		Instant retryAt = (hint != null) ? this.clock.now().plus(hint) : null;
		this.health.failed(LUNA, this.first,
				new Failure(kind, scope, retryAt, "retry-after", List.of(), Usage.unknown()));
	}

	private ScopeHealth target(Target target) {
		return this.health.snapshot()
			.providers()
			.get(0)
			.scopes()
			.stream()
			.filter((scope) -> scope.type() == ScopeType.TARGET && scope.name().equals(target.model()))
			.findFirst()
			.orElseThrow();
	}

	private @Nullable ApiKey key(Health health, Target target) {
		Permit permit = health.acquire(target, this.openai, new Need(() -> 0, Set.of())).permit();
		return (permit != null) ? permit.key() : null;
	}

}
