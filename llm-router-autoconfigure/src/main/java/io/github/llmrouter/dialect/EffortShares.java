package io.github.llmrouter.dialect;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ReasoningEffort;

/**
 * The shares of the output that efforts stand for where a model wants a number of tokens,
 * as OpenRouter documents them.
 */
final class EffortShares {

	private static final Map<ReasoningEffort, Double> SHARES = Map.of(ReasoningEffort.MINIMAL, 0.1, ReasoningEffort.LOW,
			0.2, ReasoningEffort.MEDIUM, 0.5, ReasoningEffort.HIGH, 0.8, ReasoningEffort.XHIGH, 0.95,
			ReasoningEffort.MAX, 0.95);

	private EffortShares() {
	}

	/**
	 * Returns how much of an answer an effort may think.
	 * @param effort the effort, null for none
	 * @param tokens the limit of the whole answer
	 * @return tokens
	 */
	static int of(@Nullable ReasoningEffort effort, int tokens) {
		return (effort != null) ? (int) (tokens * SHARES.getOrDefault(effort, 0.0)) : 0;
	}

}
