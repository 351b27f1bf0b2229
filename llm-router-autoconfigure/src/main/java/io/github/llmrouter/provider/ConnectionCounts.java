package io.github.llmrouter.provider;

import io.github.llmrouter.Internal;

/**
 * The connections to a provider at one moment.
 *
 * @param leased those in use
 * @param available those kept for use
 * @param pending calls that wait for one
 * @param max how many there may be at once
 * @param opened how many were opened so far
 */
@Internal
public record ConnectionCounts(int leased, int available, int pending, int max, long opened) {

	static final ConnectionCounts NONE = none(0);

	/**
	 * Counts those of a client that is not open yet.
	 * @param max how many there may be at once
	 * @return no connections
	 */
	static ConnectionCounts none(int max) {
		return new ConnectionCounts(0, 0, 0, max, 0);
	}

}
