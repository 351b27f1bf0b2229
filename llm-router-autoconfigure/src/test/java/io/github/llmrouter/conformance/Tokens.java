package io.github.llmrouter.conformance;

/**
 * The tokens of an answer.
 *
 * @param prompt all input tokens, cached and cache-written ones included
 * @param cached read from the cache
 * @param cacheWrite written to the cache
 * @param completion all output tokens, reasoning included
 * @param reasoning spent on reasoning
 */
record Tokens(long prompt, long cached, long cacheWrite, long completion, long reasoning) {

	/**
	 * Counts a part that may stand in its whole or beside it.
	 * @param whole the whole as named
	 * @param part the part as named
	 * @param uncounted what the total holds more than the named wholes
	 * @return the part if it is not in the whole: the total says so, or it does not fit
	 * in
	 */
	static long beside(long whole, long part, long uncounted) {
		return (part > whole || part == uncounted) ? part : 0;
	}
}
