package io.github.llmrouter.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.Usage;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.limit.LimitSettings;
import io.github.llmrouter.provider.ApiKey;

import static io.github.llmrouter.health.HealthSample.LUNA;
import static io.github.llmrouter.health.HealthSample.SOL;
import static org.assertj.core.api.Assertions.assertThat;

class OwnLimitTests {

	private static final LimitSettings NONE = LimitSettings.none();

	@Test
	void overItsRequestsATargetIsSkippedUntilOneMoreFits() {
		HealthSample sample = limited(NONE, new LimitSettings(3, null, null));
		for (int i = 0; i < 3; i++) {
			answered(sample, LUNA, Usage.unknown());
		}
		Skip skip = sample.acquire(LUNA).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.OWN_LIMIT);
		assertThat(skip.until()).isEqualTo(sample.in(Duration.ofSeconds(20)));
		assertThat(skip.detail()).isEqualTo("own limit of openai/gpt-6-luna: 3 requests per minute");
		assertThat(sample.look(LUNA)).isNotNull().hasToString(skip.toString());
		assertThat(sample.free(SOL)).isTrue();
		sample.clock.wallClockJumps(Duration.ofDays(1));
		assertThat(sample.free(LUNA)).isFalse();
		sample.pass(Duration.ofSeconds(20));
		answered(sample, LUNA, Usage.unknown());
		assertThat(sample.free(LUNA)).isFalse();
	}

	@Test
	void aLimitOfTheProviderHoldsForAllItsModelsTogether() {
		HealthSample sample = limited(new LimitSettings(2, null, null), NONE);
		answered(sample, LUNA, Usage.unknown());
		answered(sample, SOL, Usage.unknown());
		assertThat(sample.acquire(LUNA).skip()).isNotNull()
			.extracting(Skip::detail)
			.isEqualTo("own limit of provider openai: 2 requests per minute");
	}

	@Test
	void whatTheTargetRefusesIsGivenBackToItsProvider() {
		HealthSample sample = limited(new LimitSettings(10, 1_000, 10), new LimitSettings(1, null, null));
		answered(sample, LUNA, usage(0));
		for (int i = 0; i < 50; i++) {
			assertThat(acquire(sample, LUNA, () -> 100).permit()).isNull();
		}
		for (int i = 0; i < 9; i++) {
			assertThat(acquire(sample, SOL, () -> 100).permit()).isNotNull();
		}
	}

	@Test
	void estimatedTokensAreSettledWithWhatACallTook() {
		HealthSample sample = limited(NONE, new LimitSettings(null, 1_000, null));
		end(acquire(sample, LUNA, () -> 800), usage(300));
		end(acquire(sample, LUNA, () -> 700), usage(700));
		assertThat(sample.look(LUNA)).isNotNull()
			.extracting(Skip::detail)
			.isEqualTo("own limit of openai/gpt-6-luna: 1000 tokens per minute");
	}

	@Test
	void aCallThatTookMoreThanEstimatedLeavesLessThanNothing() {
		HealthSample sample = limited(NONE, new LimitSettings(null, 600, null));
		end(acquire(sample, LUNA, () -> 100), usage(1_200));
		Skip skip = sample.look(LUNA);
		assertThat(skip).isNotNull();
		assertThat(skip.until()).isAfter(sample.in(Duration.ofSeconds(60)));
		sample.pass(Duration.ofSeconds(61));
		assertThat(sample.free(LUNA)).isTrue();
	}

	@Test
	void withoutAnyWordOfTheProviderTheEstimateStands() {
		HealthSample sample = limited(NONE, new LimitSettings(null, 1_000, null));
		Permit permit = acquire(sample, LUNA, () -> 1_000).permit();
		assertThat(permit).isNotNull();
		permit.sent();
		permit.failed(Failure.of(FailureKind.SERVER_ERROR));
		assertThat(sample.free(LUNA)).isFalse();
	}

	@Test
	void whatWasNeverSentGivesEverythingBack() {
		HealthSample sample = limited(NONE, new LimitSettings(1, 1_000, 1));
		for (int i = 0; i < 5; i++) {
			Permit permit = acquire(sample, LUNA, () -> 1_000).permit();
			assertThat(permit).isNotNull();
			assertThat(sample.free(LUNA)).isFalse();
			if (i % 2 == 0) {
				permit.cancelled();
			}
			else {
				permit.failed(Failure.of(FailureKind.CONNECT_TIMEOUT));
			}
		}
		assertThat(sample.free(LUNA)).isTrue();
	}

	@Test
	void whatWasSentAndThenCancelledStaysTakenButNoLongerRuns() {
		HealthSample sample = limited(NONE, new LimitSettings(2, null, 1));
		Permit permit = sample.permit(LUNA);
		permit.sent();
		permit.cancelled();
		sample.permit(LUNA).cancelled();
		answered(sample, LUNA, Usage.unknown());
		assertThat(sample.acquire(LUNA).skip()).isNotNull().extracting(Skip::until).isNotNull();
	}

	@Test
	void aPromptLargerThanTheLimitIsPassedOnAtOnce() {
		HealthSample sample = limited(NONE, new LimitSettings(null, 1_000, null));
		Skip skip = acquire(sample, LUNA, () -> 1_001).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.CANNOT_SERVE);
		assertThat(skip.until()).isNull();
		assertThat(skip.detail()).isEqualTo("own limit of openai/gpt-6-luna: the call needs about 1001 tokens,"
				+ " more than the 1000 that it may take in a minute");
		assertThat(acquire(sample, LUNA, () -> 1_000).permit()).isNotNull();
	}

	@Test
	void callsAtOnceAreCountedUntilTheyEnd() {
		HealthSample sample = limited(NONE, new LimitSettings(null, null, 2));
		Permit stream = sample.permit(LUNA);
		stream.began(Duration.ZERO);
		Permit other = sample.permit(LUNA);
		Skip skip = sample.acquire(LUNA).skip();
		assertThat(skip).isNotNull();
		assertThat(skip.reason()).isEqualTo(SkipReason.OWN_LIMIT);
		assertThat(skip.until()).isNull();
		assertThat(skip.detail()).isEqualTo("own limit of openai/gpt-6-luna: 2 calls at once");
		other.cancelled();
		other.cancelled();
		sample.permit(LUNA);
		assertThat(sample.free(LUNA)).isFalse();
		stream.succeeded(HealthSample.success());
		assertThat(sample.free(LUNA)).isTrue();
	}

	@Test
	void tokensAreEstimatedOnlyWhereTheyAreLimited() {
		HealthSample sample = limited(NONE, new LimitSettings(10, null, 10));
		LongSupplier costly = () -> {
			throw new AssertionError("nobody needs to know");
		};
		assertThat(acquire(sample, LUNA, costly).permit()).isNotNull();
		assertThat(acquire(sample, SOL, costly).permit()).isNotNull();
	}

	@Test
	void whoIsOverALimitDoesNotTakeTheProbeOfACircuit() {
		HealthSample sample = limited(NONE, new LimitSettings(null, null, 1));
		Permit running = sample.permit(LUNA);
		running.began(Duration.ZERO);
		sample.health.reset("openai");
		running.cancelled();
		sample.fail(LUNA, FailureKind.SERVER_ERROR, 10);
		sample.pass(Duration.ofMinutes(1));
		Permit probe = sample.permit(LUNA);
		assertThat(sample.acquire(LUNA).permit()).isNull();
		probe.cancelled();
		assertThat(sample.free(LUNA)).isTrue();
	}

	@Test
	void anOpenCircuitTakesNothingOfTheLimits() {
		HealthSample sample = limited(NONE, new LimitSettings(11, null, null));
		for (int i = 0; i < 10; i++) {
			Permit permit = sample.permit(LUNA);
			permit.sent();
			permit.failed(Failure.of(FailureKind.SERVER_ERROR));
		}
		for (int i = 0; i < 50; i++) {
			assertThat(sample.acquire(LUNA).skip()).isNotNull()
				.extracting(Skip::reason)
				.isEqualTo(SkipReason.CIRCUIT_OPEN);
		}
		sample.health.reset("openai");
		assertThat(sample.free(LUNA)).isTrue();
	}

	/** Whatever happens to calls, nothing is left behind when all have ended. */
	@RepeatedTest(100)
	void randomCallsLeaveNothingTaken(RepetitionInfo repetition) {
		Random random = new Random(repetition.getCurrentRepetition());
		HealthSample sample = limited(new LimitSettings(1_000, 100_000, 8), new LimitSettings(1_000, 100_000, 5));
		List<Permit> running = new ArrayList<>();
		for (int i = 0; i < 300; i++) {
			Permit admitted = acquire(sample, random.nextBoolean() ? LUNA : SOL, () -> random.nextInt(500)).permit();
			if (admitted != null) {
				running.add(admitted);
			}
			if (!running.isEmpty() && random.nextInt(3) > 0) {
				touch(sample, running, random);
			}
			if (random.nextInt(20) == 0) {
				sample.pass(Duration.ofMillis(random.nextInt(30_000)));
			}
		}
		running.forEach(Permit::cancelled);
		sample.pass(Duration.ofDays(3));
		sample.health.reset("openai");
		assertThat(admissions(sample, LUNA)).as("calls at once").isEqualTo(5);
		assertThat(admissions(sample, SOL)).as("what the provider has left").isEqualTo(3);
	}

	private static void touch(HealthSample sample, List<Permit> running, Random random) {
		Permit permit = running.get(random.nextInt(running.size()));
		switch (random.nextInt(6)) {
			case 0 -> permit.sent();
			case 1 -> permit.began(Duration.ofMillis(5));
			case 2 -> permit.succeeded(new Success(List.of(), usage(random.nextInt(900)), Duration.ZERO));
			case 3 -> permit.failed(Failure.of(FailureKind.CONNECTION));
			case 4 -> permit.failed(sample.failure(FailureKind.RATE_LIMITED, ScopeType.TARGET, Duration.ofSeconds(1)));
			default -> permit.cancelled();
		}
	}

	@Test
	void manyThreadsNeverRunMoreAtOnceThanAllowed() throws Exception {
		HealthSample sample = limited(NONE, new LimitSettings(null, null, 7));
		AtomicInteger now = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		ExecutorService threads = Executors.newFixedThreadPool(16);
		for (int i = 0; i < 16; i++) {
			threads.execute(() -> {
				for (int call = 0; call < 2_000; call++) {
					Permit permit = sample.acquire(LUNA).permit();
					if (permit != null) {
						most.accumulateAndGet(now.incrementAndGet(), Math::max);
						Thread.onSpinWait();
						now.decrementAndGet();
						permit.cancelled();
					}
				}
			});
		}
		threads.shutdown();
		assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		assertThat(most.get()).isBetween(1, 7);
		assertThat(admissions(sample, LUNA)).isEqualTo(7);
	}

	private static int admissions(HealthSample sample, Target target) {
		int count = 0;
		while (sample.acquire(target).permit() != null) {
			count++;
		}
		return count;
	}

	private static HealthSample limited(LimitSettings ofProvider, LimitSettings ofLuna) {
		return new HealthSample(HealthSettings.defaults(), ofProvider, ofLuna, new ApiKey("sk-only", "only", null));
	}

	private static Admission acquire(HealthSample sample, Target target, LongSupplier tokens) {
		return sample.health.acquire(target, sample.account, new Need(tokens, Set.of()));
	}

	private static void answered(HealthSample sample, Target target, Usage usage) {
		end(sample.acquire(target), usage);
	}

	private static void end(Admission admission, Usage usage) {
		Permit permit = admission.permit();
		assertThat(permit).isNotNull();
		permit.succeeded(new Success(List.of(), usage, Duration.ZERO));
	}

	private static Usage usage(long tokens) {
		return Usage.builder().promptTokens(tokens).build();
	}

}
