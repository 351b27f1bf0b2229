package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.provider.ApiKey;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static io.github.llmrouter.health.HealthSample.SOL;
import static org.assertj.core.api.Assertions.assertThat;

class NearlyDryTests {

	private static final Duration RESET = Duration.ofSeconds(30);

	private final HealthSample sample = HealthSample.usual();

	@Test
	void whatHasAnnouncedNothingIsNotDry() {
		this.sample.succeed(LUNA);
		assertThat(dry()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "requests,1000,21,false", "requests,1000,20,true", "requests,,1,false", "requests,,0,true",
			"requests-day,50,1,true", "tokens,100000,2001,false", "tokens,100000,2000,true", "made-up,,0,true",
			"made-up,10,1,false" })
	void aSmallShareOfALimitIsNearlyDry(String name, @Nullable Long limit, long remaining, boolean expected) {
		announce(new RateLimit(name, limit, remaining, this.sample.in(RESET)));
		assertThat(dry()).isEqualTo(expected);
		assertThat(this.sample.health.nearlyDry(SOL, this.sample.account)).isFalse();
		assertThat(this.sample.free(LUNA)).as("left for last, not skipped").isTrue();
	}

	@Test
	void afterItsResetALimitIsWholeAgain() {
		announce(new RateLimit("requests", 1000L, 0L, this.sample.in(RESET)));
		this.sample.clock.wallClockJumps(Duration.ofDays(3));
		assertThat(dry()).isTrue();
		this.sample.pass(RESET);
		assertThat(dry()).isFalse();
	}

	@Test
	void aLimitThatNamesNoResetIsBelievedForAMinute() {
		announce(new RateLimit("requests", 1000L, 0L, null));
		this.sample.pass(Duration.ofSeconds(59));
		assertThat(dry()).isTrue();
		this.sample.pass(Duration.ofSeconds(1));
		assertThat(dry()).isFalse();
	}

	@Test
	void callsInFlightAreCountedWithWhatCallsOfThisTargetUsuallyTake() {
		Usage usage = Usage.builder().promptTokens(3_000).completionTokens(1_000).build();
		RateLimit limit = new RateLimit("tokens", 100_000L, 10_000L, this.sample.in(RESET));
		this.sample.permit(LUNA).succeeded(new Success(List.of(limit), usage, Duration.ZERO));
		assertThat(dry()).isFalse();
		Permit running = this.sample.permit(LUNA);
		assertThat(dry()).isFalse();
		this.sample.permit(LUNA);
		assertThat(dry()).as("three calls of 4,000 tokens").isTrue();
		running.cancelled();
		assertThat(dry()).isFalse();
	}

	@Test
	void aTargetIsDryOnlyIfEveryQuotaGroupThatMayBeUsedIs() {
		ApiKey one = new ApiKey("sk-1", "one", "team-a");
		ApiKey other = new ApiKey("sk-2", "other", "team-b");
		HealthSample two = new HealthSample(HealthSettings.defaults(), one, other);
		RateLimit empty = new RateLimit("requests", 100L, 0L, two.in(RESET));
		two.permit(LUNA, other).succeeded(HealthSample.success(empty));
		assertThat(two.health.nearlyDry(LUNA, two.account)).isFalse();
		two.permit(LUNA, one).failed(two.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, RESET));
		assertThat(two.health.nearlyDry(LUNA, two.account)).isTrue();
	}

	private void announce(RateLimit limit) {
		this.sample.permit(LUNA).succeeded(HealthSample.success(limit));
	}

	private boolean dry() {
		return this.sample.health.nearlyDry(LUNA, this.sample.account);
	}

}
