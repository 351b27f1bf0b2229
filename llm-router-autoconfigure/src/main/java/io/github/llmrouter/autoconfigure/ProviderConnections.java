package io.github.llmrouter.autoconfigure;

import io.github.llmrouter.Internal;

/** Tells how many connections there are to each provider. */
@Internal
@FunctionalInterface
public interface ProviderConnections {

	/**
	 * Counts them. Thread-safe; while calls seem to wait, the pool is tidied up first.
	 * @param provider the configured name
	 * @return the counts, all zero if there is no such provider
	 */
	Counts of(String provider);

	/**
	 * The connections to a provider at one moment.
	 *
	 * @param leased those in use
	 * @param available those kept for use
	 * @param pending calls that wait for one
	 * @param max how many there may be at once
	 * @param opened how many were opened since the application started
	 */
	record Counts(int leased, int available, int pending, int max, long opened) {

	}

}
