package io.github.llmrouter.routing;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Chains that behave unusually in one respect. */
final class Behaviors {

	private Behaviors() {
	}

	static ChainBehavior retrying(int max) {
		return retrying(new RetrySettings(max, Duration.ofMillis(500), Duration.ofSeconds(8)));
	}

	static ChainBehavior retrying(RetrySettings retry) {
		ChainBehavior usual = ChainBehavior.usual();
		return new ChainBehavior(usual.onPolicy(), usual.onBreak(), usual.selection(), usual.hedge(), retry,
				usual.maxWait());
	}

	static ChainBehavior waiting(Duration maxWait) {
		ChainBehavior usual = ChainBehavior.usual();
		return new ChainBehavior(usual.onPolicy(), usual.onBreak(), usual.selection(), usual.hedge(), usual.retry(),
				maxWait);
	}

	static ChainBehavior hedging(@Nullable Duration after, double maxExtra) {
		ChainBehavior usual = ChainBehavior.usual();
		return new ChainBehavior(usual.onPolicy(), usual.onBreak(), usual.selection(),
				new HedgeSettings(true, after, maxExtra), usual.retry(), usual.maxWait());
	}

}
