package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.VirtualTime;
import io.github.llmrouter.event.HealthChanged;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.provider.ApiKey;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static io.github.llmrouter.health.HealthSample.SOL;
import static org.assertj.core.api.Assertions.assertThat;

class CircuitTests {

	private static final Duration LONGER_THAN_THE_FIRST_OPENING = Duration.ofSeconds(13);

	private final HealthSample sample = HealthSample.usual();

	@ParameterizedTest
	@EnumSource(names = { "OVERLOADED", "SERVER_ERROR", "CONNECT_TIMEOUT", "FIRST_TOKEN_TIMEOUT", "IDLE_TIMEOUT",
			"CONNECTION", "MALFORMED_REPLY" })
	void tenFailuresInARowOpenTheCircuitOfThatTargetAlone(FailureKind kind) {
		for (int i = 0; i < 10; i++) {
			this.sample.pass(Duration.ofMinutes(8));
			assertThat(this.sample.free(LUNA)).isTrue();
			this.sample.fail(LUNA, kind);
		}
		assertThat(this.sample.free(LUNA)).isFalse();
		assertThat(this.sample.free(SOL)).isTrue();
	}

	@ParameterizedTest
	@EnumSource(names = { "QUOTA_EXHAUSTED", "KEY_REJECTED", "BILLING", "FORBIDDEN", "MODEL_NOT_FOUND", "BAD_REQUEST",
			"CONTEXT_TOO_LONG", "REQUEST_TOO_LARGE", "CONTENT_POLICY", "UNSUPPORTED", "SCHEMA_MISMATCH", "DEADLINE",
			"RATE_LIMITED" })
	void whatSaysNothingAboutTheTargetDoesNotOpenItsCircuit(FailureKind kind) {
		ScopeType scope = (kind == FailureKind.KEY_REJECTED) ? ScopeType.KEY : ScopeType.TARGET;
		List<Permit> permits = Stream.generate(() -> this.sample.permit(LUNA)).limit(50).toList();
		permits.forEach((permit) -> permit.failed(this.sample.failure(kind, scope, null)));
		this.sample.pass(Duration.ofDays(2));
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model()).state()).isEqualTo(State.AVAILABLE);
	}

	@Test
	void anOpenCircuitSaysWhyAndUntilWhen() {
		this.sample.fail(LUNA, FailureKind.SERVER_ERROR, 10);
		Skip skip = this.sample.acquire(LUNA).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.CIRCUIT_OPEN);
		assertThat(skip.detail())
			.isEqualTo("circuit of openai/gpt-6-luna: 10 failures in a row, the last with SERVER_ERROR");
		assertThat(skip.until()).isBetween(VirtualTime.START.plusSeconds(10), VirtualTime.START.plusMillis(12_500));
	}

	@Test
	void aSuccessEndsARunOfFailures() {
		this.sample.fail(LUNA, FailureKind.SERVER_ERROR, 9);
		this.sample.succeed(LUNA);
		this.sample.fail(LUNA, FailureKind.SERVER_ERROR, 9);
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void sixtyPerCentOfTwentyCallsOpenTheCircuit() {
		for (int i = 0; i < 8; i++) {
			this.sample.succeed(LUNA);
			this.sample.fail(LUNA, FailureKind.CONNECTION);
		}
		this.sample.fail(LUNA, FailureKind.CONNECTION, 3);
		assertThat(this.sample.free(LUNA)).isTrue();
		this.sample.fail(LUNA, FailureKind.CONNECTION);
		assertThat(this.sample.look(LUNA)).isNotNull()
			.extracting(Skip::detail)
			.asString()
			.contains("12 of 20 calls failed");
	}

	@Test
	void callsOlderThanTheWindowNoLongerCount() {
		for (int i = 0; i < 9; i++) {
			this.sample.fail(LUNA, FailureKind.CONNECTION);
		}
		this.sample.succeed(LUNA);
		this.sample.pass(Duration.ofSeconds(60));
		for (int i = 0; i < 9; i++) {
			this.sample.succeed(LUNA);
		}
		this.sample.fail(LUNA, FailureKind.CONNECTION, 9);
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void slowAnswersOpenACircuitThatMindsThem() {
		HealthSample strict = new HealthSample(slowFrom(Duration.ofSeconds(20)), new ApiKey("sk-1", null, null));
		for (int i = 0; i < 20; i++) {
			assertThat(strict.free(LUNA)).isTrue();
			strict.permit(LUNA).succeeded(HealthSample.after(Duration.ofSeconds((i < 4) ? 19 : 20)));
		}
		assertThat(strict.look(LUNA)).isNotNull()
			.extracting(Skip::detail)
			.asString()
			.contains("16 of 20 calls were slow");
		strict.pass(LONGER_THAN_THE_FIRST_OPENING);
		strict.permit(LUNA).succeeded(HealthSample.after(Duration.ofSeconds(20)));
		assertThat(strict.free(LUNA)).isFalse();
	}

	@Test
	void withoutAMeasureNoAnswerIsSlow() {
		for (int i = 0; i < 100; i++) {
			this.sample.permit(LUNA).succeeded(HealthSample.after(Duration.ofHours(1)));
		}
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void oneProbeGoesThroughAndClosesTheCircuit() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		assertThat(this.sample.free(LUNA)).isTrue();
		assertThat(this.sample.free(LUNA)).as("looking takes nothing").isTrue();
		Permit probe = this.sample.permit(LUNA);
		Skip skip = this.sample.acquire(LUNA).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.CIRCUIT_OPEN);
		assertThat(skip.until()).isNull();
		assertThat(skip.detail()).endsWith("one call is finding out");
		assertThat(this.sample.look(LUNA)).isNotNull();
		probe.succeeded(HealthSample.success());
		this.sample.permit(LUNA);
		this.sample.permit(LUNA);
	}

	@Test
	void aProbeThatFailsOpensTheCircuitForTwiceAsLongUpToAMinute() {
		open();
		long before = 10;
		for (int i = 0; i < 6; i++) {
			Skip skip = this.sample.look(LUNA);
			assertThat(skip).isNotNull();
			long millis = Duration.between(this.sample.clock.now(), skip.until()).toMillis();
			assertThat(millis).isBetween(before * 1000, before * 1250);
			this.sample.pass(Duration.ofMillis(millis + 1));
			this.sample.fail(LUNA, FailureKind.CONNECTION);
			before = Math.min(60, before * 2);
		}
	}

	@Test
	void aCancelledProbeGivesItsPermitBack() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		this.sample.permit(LUNA).cancelled();
		this.sample.permit(LUNA).cancelled();
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void aProbeThatSaysNothingAboutTheTargetGivesItsPermitBack() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		this.sample.fail(LUNA, FailureKind.CONTENT_POLICY);
		this.sample.permit(LUNA).succeeded(HealthSample.success());
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model()).state()).isEqualTo(State.AVAILABLE);
	}

	@Test
	void aProbeClosesTheCircuitWhenItsStreamBeginsHoweverLongItGoesOn() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		Permit stream = this.sample.permit(LUNA);
		stream.began(Duration.ofMillis(300));
		this.sample.permit(LUNA).cancelled();
		this.sample.pass(Duration.ofMinutes(5));
		stream.succeeded(HealthSample.success());
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void aStreamThatBreaksLaterIsAFailureOfItsOwn() {
		this.sample.fail(LUNA, FailureKind.CONNECTION, 8);
		Permit stream = this.sample.permit(LUNA);
		stream.began(Duration.ZERO);
		this.sample.fail(LUNA, FailureKind.CONNECTION, 9);
		assertThat(this.sample.free(LUNA)).isTrue();
		stream.failed(Failure.of(FailureKind.IDLE_TIMEOUT));
		assertThat(this.sample.free(LUNA)).isFalse();
	}

	@Test
	void callsThatBeganBeforeItOpenedNeitherCloseNorReopenIt() {
		Permit early = this.sample.permit(LUNA);
		Permit other = this.sample.permit(LUNA);
		open();
		early.succeeded(HealthSample.success());
		assertThat(this.sample.free(LUNA)).isFalse();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		Permit probe = this.sample.permit(LUNA);
		other.failed(Failure.of(FailureKind.CONNECTION));
		probe.succeeded(HealthSample.success());
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void anAttemptThatItsCallerCutShortSaysNothing() {
		for (int i = 0; i < 30; i++) {
			Permit permit = this.sample.permit(LUNA);
			this.sample.pass(Duration.ofMillis(300));
			permit.failed(Failure.of(FailureKind.ATTEMPT_TIMEOUT));
		}
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void anAttemptThatHadTimeEnoughAndUsedItUpCounts() {
		for (int i = 0; i < 10; i++) {
			Permit permit = this.sample.permit(LUNA);
			this.sample.pass(Duration.ofSeconds(5));
			permit.failed(Failure.of(FailureKind.ATTEMPT_TIMEOUT));
		}
		assertThat(this.sample.free(LUNA)).isFalse();
	}

	@Test
	void theLastHopeOfACallIsAskedBeforeItsTimeButTenTimesASecondAtMost() {
		open();
		assertThat(last().permit()).isNull();
		this.sample.pass(Duration.ofMillis(100));
		assertThat(this.sample.free(LUNA)).isFalse();
		Permit probe = last().permit();
		assertThat(probe).isNotNull();
		assertThat(last().permit()).isNull();
		probe.failed(Failure.of(FailureKind.SERVER_ERROR));
		assertThat(last().permit()).isNull();
		this.sample.pass(Duration.ofMillis(100));
		assertThat(last().permit()).isNotNull();
	}

	@Test
	void aWallClockThatJumpsNeitherClosesNorProlongsIt() {
		open();
		this.sample.clock.wallClockJumps(Duration.ofDays(1));
		assertThat(this.sample.free(LUNA)).isFalse();
		Skip skip = this.sample.look(LUNA);
		assertThat(skip).isNotNull();
		assertThat(skip.until()).isAfter(this.sample.clock.now());
		this.sample.clock.wallClockJumps(Duration.ofDays(-9));
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void whatIsTriedAgainAfterALongQuietTimeOpensForTheFirstTimeAgain() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		this.sample.succeed(LUNA);
		this.sample.pass(Duration.ofSeconds(61));
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void whatFailsAgainSoonAfterItsProbeOpensForLonger() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		this.sample.succeed(LUNA);
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		assertThat(this.sample.free(LUNA)).isFalse();
	}

	@Test
	void theSnapshotTellsOpenAndHalfOpen() {
		open();
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model())).satisfies((shown) -> {
			assertThat(shown.state()).isEqualTo(State.CIRCUIT_OPEN);
			assertThat(shown.cause()).isEqualTo(FailureKind.SERVER_ERROR);
			assertThat(shown.since()).isEqualTo(VirtualTime.START);
			assertThat(shown.until()).isAfter(Instant.parse("2026-11-22T12:00:09Z"));
			assertThat(shown.signal()).isEqualTo("10 failures in a row");
		});
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model()).state()).isEqualTo(State.HALF_OPEN);
		this.sample.permit(LUNA);
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model()).state()).isEqualTo(State.HALF_OPEN);
	}

	@Test
	void listenersHearOpeningAndClosing() {
		open();
		this.sample.pass(LONGER_THAN_THE_FIRST_OPENING);
		this.sample.succeed(LUNA);
		assertThat(this.sample.changes).extracting(HealthChanged::available).containsExactly(false, true);
		assertThat(this.sample.changes).extracting(HealthChanged::scope).containsOnly("target openai/gpt-6-luna");
	}

	@Test
	void aResetClosesCircuits() {
		open();
		this.sample.health.reset("openai");
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void aPauseAndADeadKeyAndACoolDownAreNamedBeforeTheCircuit() {
		Permit limited = this.sample.permit(LUNA);
		Permit rejected = this.sample.permit(LUNA);
		open();
		assertThat(this.sample.look(LUNA)).extracting(Skip::label).isEqualTo("CIRCUIT_OPEN");
		limited.failed(this.sample.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(1)));
		assertThat(this.sample.look(LUNA)).extracting(Skip::label).isEqualTo("RATE_LIMITED");
		assertThat(this.sample.shown(ScopeType.TARGET, LUNA.model()).state()).isEqualTo(State.COOLING_DOWN);
		rejected.failed(this.sample.failure(FailureKind.KEY_REJECTED, ScopeType.KEY, null));
		assertThat(this.sample.look(LUNA)).extracting(Skip::label).isEqualTo("KEY_REJECTED");
		this.sample.health.pause("openai");
		assertThat(this.sample.look(LUNA)).extracting(Skip::label).isEqualTo("PAUSED");
	}

	/** Whoever has others to ask is not sent to a target that was only looked at. */
	@Test
	void anEarlyProbeThatTellsNothingLeavesTheCircuitOpen() {
		open();
		ScopeHealth before = this.sample.shown(ScopeType.TARGET, "gpt-6-luna");
		this.sample.pass(Duration.ofMillis(100));
		Permit early = last().permit();
		assertThat(early).isNotNull();
		early.cancelled();
		assertThat(this.sample.acquire(LUNA).permit()).isNull();
		assertThat(this.sample.shown(ScopeType.TARGET, "gpt-6-luna")).isEqualTo(before);
		Permit again = last().permit();
		assertThat(again).isNotNull();
		assertThat(last().permit()).isNull();
		again.succeeded(HealthSample.success());
		assertThat(this.sample.free(LUNA)).isTrue();
	}

	@Test
	void switchedOffItNeverOpens() {
		CircuitSettings usual = CircuitSettings.defaults();
		HealthSample off = new HealthSample(new CircuitSettings(false, usual.failureRate(), usual.window(),
				usual.minimumCalls(), usual.consecutiveFailures(), usual.slowCall(), usual.slowCallRate(), usual.open(),
				usual.maxOpen()), new ApiKey("sk-1", null, null));
		off.fail(LUNA, FailureKind.SERVER_ERROR, 200);
		assertThat(off.free(LUNA)).isTrue();
		assertThat(off.changes).isEmpty();
	}

	private Admission last() {
		return this.sample.health.acquireLast(LUNA, this.sample.account, new Need(() -> 0, Set.of()));
	}

	private void open() {
		this.sample.fail(LUNA, FailureKind.SERVER_ERROR, 10);
		assertThat(this.sample.free(LUNA)).isFalse();
	}

	private static CircuitSettings slowFrom(Duration slow) {
		CircuitSettings usual = CircuitSettings.defaults();
		return new CircuitSettings(true, usual.failureRate(), usual.window(), usual.minimumCalls(),
				usual.consecutiveFailures(), slow, usual.slowCallRate(), usual.open(), usual.maxOpen());
	}

}
