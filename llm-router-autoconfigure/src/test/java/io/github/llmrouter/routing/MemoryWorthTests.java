package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.llmrouter.LlmRouterException;
import io.github.llmrouter.health.CircuitSettings;
import io.github.llmrouter.health.HealthSettings;
import io.github.llmrouter.simulator.Fault;
import io.github.llmrouter.simulator.FaultPlan;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the memory of failures is worth, over real HTTP and in virtual time: it must not
 * lose calls where failures are chance, and must spare targets that are down.
 */
class MemoryWorthTests {

	private static final String[] PROVIDERS = { "openai", "anthropic", "google" };

	private static final String[] TARGETS = { "openai/gpt-4o", "anthropic/claude-sonnet-5-5",
			"google/gemini-2.5-flash" };

	/** How much virtual time a call takes. */
	private static final Duration STEP = Duration.ofMillis(100);

	private static final int SHORT = 1_500;

	private static final int LONG = 20_000;

	@Test
	void failuresByChanceLoseNoCallsToTheMemory() {
		Counts counts = byChance(SHORT);
		// Three standard deviations of so many calls, and the half point.
		double chance = 3 * Math.sqrt(0.973 * 0.027 / SHORT);
		assertThat(counts.answeredShare()).isGreaterThan(0.973 - 0.005 - chance);
	}

	@Test
	@Tag("stress")
	void failuresByChanceLoseNoCallsToTheMemoryOverTwentyThousandCalls() {
		Counts counts = byChance(LONG);
		System.out.printf("By chance, 30 %% of each target: %s%n", counts);
		assertThat(counts.answeredShare()).isBetween(0.973 - 0.005, 0.973 + 0.005);
	}

	@Test
	void failuresInStretchesAreAnsweredAsOftenWithFarFewerRequestsToWhatIsDown() {
		compareStretches(SHORT);
	}

	@Test
	@Tag("stress")
	void failuresInStretchesAreAnsweredAsOftenOverTwentyThousandCalls() {
		compareStretches(LONG);
	}

	@ParameterizedTest
	@EnumSource(names = { "ERROR", "OVERLOADED", "RATE_LIMIT" })
	@Tag("stress")
	void aTargetThatIsDownAddsLessThanAMillisecondToTheMedianCall(Fault fault) {
		double healthy = median(FaultPlan.none());
		double down = median(FaultPlan.of(fault));
		System.out.printf("Median call: %.3f ms with every target up, %.3f ms with the first one down (%s)%n", healthy,
				down, fault);
		assertThat(down - healthy).isLessThan(1);
	}

	/** Milliseconds of the median of many calls, on the machine's clock. */
	private static double median(FaultPlan first) {
		try (SimulatedRouter simulated = SimulatedRouter.inRealTime().chain("chain", TARGETS)) {
			FallbackRouter router = simulated.build();
			simulated.simulator.fault(PROVIDERS[0], first);
			long[] nanos = new long[3_000];
			for (int call = 0; call < 2 * nanos.length; call++) {
				long start = System.nanoTime();
				router.chat("chain", "Hello");
				nanos[call % nanos.length] = System.nanoTime() - start;
			}
			Arrays.sort(nanos);
			return nanos[nanos.length / 2] / 1e6;
		}
	}

	private static Counts byChance(int calls) {
		return run(calls, HealthSettings.defaults(), new Stretches(0, calls));
	}

	private static void compareStretches(int calls) {
		Counts with = run(calls, HealthSettings.defaults(), new Stretches(1, calls));
		Counts without = run(calls, forgetful(), new Stretches(1, calls));
		System.out.printf("In stretches, with memory:    %s%nIn stretches, without memory: %s%n", with, without);
		assertThat(with.answered).isGreaterThanOrEqualTo(without.answered);
		assertThat(without.requestsToWhatIsDown).isPositive();
		// Most of what is left goes out while all three are down and nobody else could
		// answer.
		assertThat(with.requestsToWhatIsDown).isLessThan(without.requestsToWhatIsDown / 2);
	}

	private static HealthSettings forgetful() {
		HealthSettings usual = HealthSettings.defaults();
		return new HealthSettings(usual.coolDown(), usual.maxGuessedCoolDown(), usual.maxCoolDown(),
				new CircuitSettings(false, 60, Duration.ofSeconds(60), 20, 10, null, 80, Duration.ofSeconds(10),
						Duration.ofMinutes(1)));
	}

	private static Counts run(int calls, HealthSettings settings, Stretches stretches) {
		try (SimulatedRouter simulated = new SimulatedRouter().health(settings).chain("chain", TARGETS)) {
			FallbackRouter router = simulated.build();
			Counts counts = new Counts(calls);
			boolean[] down = new boolean[PROVIDERS.length];
			for (int call = 0; call < calls; call++) {
				for (int i = 0; i < PROVIDERS.length; i++) {
					boolean isDown = stretches.down[i][call];
					if (call == 0 || isDown != down[i]) {
						down[i] = isDown;
						simulated.simulator.fault(PROVIDERS[i], stretches.plan(isDown));
					}
				}
				counts.call(router, simulated, down);
				simulated.clock.pass(STEP);
			}
			return counts;
		}
	}

	/**
	 * When each target is down: 30 % of the time, for half a minute on average; or, by
	 * chance, in 30 % of the calls.
	 */
	private static final class Stretches {

		private final boolean chance;

		private final boolean[][] down;

		Stretches(int seed, int calls) {
			this.chance = seed == 0;
			this.down = new boolean[PROVIDERS.length][calls];
			for (int i = 0; i < PROVIDERS.length && !this.chance; i++) {
				fill(this.down[i], new Random(seed * 31L + i));
			}
		}

		private static void fill(boolean[] calls, Random random) {
			boolean isDown = random.nextInt(10) < 3;
			for (int call = 0; call < calls.length;) {
				double seconds = -Math.log(1 - random.nextDouble()) * (isDown ? 30 : 70);
				int end = (int) Math.min(calls.length, call + 1 + seconds * 1000 / STEP.toMillis());
				Arrays.fill(calls, call, end, isDown);
				call = end;
				isDown = !isDown;
			}
		}

		FaultPlan plan(boolean isDown) {
			if (this.chance) {
				return FaultPlan.of(Fault.ERROR).percent(30);
			}
			return isDown ? FaultPlan.of(Fault.ERROR) : FaultPlan.none();
		}

	}

	/** What came of many calls. */
	private static final class Counts {

		private final int calls;

		private int answered;

		private long requests;

		private long requestsToWhatIsDown;

		Counts(int calls) {
			this.calls = calls;
		}

		void call(FallbackRouter router, SimulatedRouter simulated, boolean[] down) {
			try {
				router.chat("chain", "Hello");
				this.answered++;
			}
			catch (LlmRouterException ex) {
				// Counted by what is missing.
			}
			for (int i = 0; i < PROVIDERS.length; i++) {
				long requests = simulated.simulator.requestCount(PROVIDERS[i]);
				this.requests += requests;
				this.requestsToWhatIsDown += down[i] ? requests : 0;
			}
			simulated.simulator.clear();
			simulated.calls.clear();
			simulated.attempts.clear();
		}

		double answeredShare() {
			return (double) this.answered / this.calls;
		}

		@Override
		public String toString() {
			return "%,d calls, %.2f %% answered, %,d requests, %,d of them to a target that was down"
				.formatted(this.calls, 100 * answeredShare(), this.requests, this.requestsToWhatIsDown);
		}

	}

}
