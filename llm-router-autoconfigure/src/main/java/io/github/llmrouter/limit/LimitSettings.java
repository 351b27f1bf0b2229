package io.github.llmrouter.limit;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Internal;

/**
 * How much an application wants to ask of somebody.
 *
 * @param requestsPerMinute how many requests a minute are sent; the allowance comes back
 * evenly, so that after a pause a minute's worth may go at once
 * @param tokensPerMinute how many tokens a minute are asked for, prompts and answers
 * together; estimated before a call and corrected by what it took
 * @param maxConcurrent how many calls run at once; a stream runs until it ends
 */
@Internal
public record LimitSettings(@Nullable Integer requestsPerMinute, @Nullable Integer tokensPerMinute,
		@Nullable Integer maxConcurrent) {

	/**
	 * Returns settings that limit nothing.
	 * @return the settings
	 */
	public static LimitSettings none() {
		return new LimitSettings(null, null, null);
	}

	/**
	 * Returns whether nothing is limited.
	 * @return true if no limit is set
	 */
	public boolean isEmpty() {
		return this.maxConcurrent == null && !hasRate();
	}

	/**
	 * Returns whether anything is limited per minute, which needs Bucket4j.
	 * @return true if so
	 */
	public boolean hasRate() {
		return this.requestsPerMinute != null || this.tokensPerMinute != null;
	}
}
