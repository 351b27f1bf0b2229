package io.github.llmrouter.routing;

import java.time.Duration;

import io.github.llmrouter.Internal;

/**
 * How a chain behaves.
 *
 * @param onPolicy what follows a refusal for content
 * @param onBreak what follows when a stream breaks after its beginning was seen
 * @param selection the name of the order in which targets are asked
 * @param hedge when the next target is asked beside one that is slow
 * @param retry how often the same target is asked again
 * @param maxWait how long a call may wait for a target that frees up; zero for not at all
 */
@Internal
public record ChainBehavior(PolicyReaction onPolicy, BreakReaction onBreak, String selection, HedgeSettings hedge,
		RetrySettings retry, Duration maxWait) {

	/**
	 * Returns what holds if nothing is configured.
	 * @return the usual behavior
	 */
	public static ChainBehavior usual() {
		return new ChainBehavior(PolicyReaction.NEXT, BreakReaction.END, "priority", HedgeSettings.off(),
				RetrySettings.off(), Duration.ZERO);
	}
}
