package io.github.llmrouter.health;

import io.github.llmrouter.Usage;

/**
 * How many tokens a call of a target takes, as a decaying mean. Calls that end at the
 * same time may overwrite each other, which a mean forgives. Thread-safe.
 */
final class TypicalUse {

	/** The newest call counts for an eighth. */
	private static final int WEIGHT = 8;

	private volatile long promptTokens;

	private volatile long completionTokens;

	void add(Usage usage) {
		if (usage.isKnown()) {
			this.promptTokens = mean(this.promptTokens, usage.promptTokens());
			this.completionTokens = mean(this.completionTokens, usage.completionTokens());
		}
	}

	private static long mean(long before, long newest) {
		return (before == 0) ? newest : before + (newest - before) / WEIGHT;
	}

	/** Returns how much of a limit a call takes; 0 if nobody knows. */
	long of(String limit) {
		if (limit.startsWith("requests")) {
			return 1;
		}
		if (limit.startsWith("tokens")) {
			return this.promptTokens + this.completionTokens;
		}
		if (limit.startsWith("input-tokens")) {
			return this.promptTokens;
		}
		return limit.startsWith("output-tokens") ? this.completionTokens : 0;
	}

}
