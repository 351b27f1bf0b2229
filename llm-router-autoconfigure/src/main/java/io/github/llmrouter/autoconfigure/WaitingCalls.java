package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Internal;

/** Tells how many calls wait because none of their targets can be asked. */
@Internal
@FunctionalInterface
public interface WaitingCalls {

	/**
	 * Counts them. Cheap and thread-safe.
	 * @return how many calls wait at this moment
	 */
	int now();

}
