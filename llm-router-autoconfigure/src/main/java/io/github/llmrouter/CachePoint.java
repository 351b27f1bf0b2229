package io.github.llmrouter;

import java.util.Objects;

/**
 * Marks a place in the conversation: everything before it, tools and instructions
 * included, will be sent again soon and is worth caching at the provider. A wire format
 * without such marks ignores it; what providers cache on their own is not affected.
 *
 * @param lifetime how long the provider shall keep it
 */
public record CachePoint(Lifetime lifetime) implements ContentPart {

	public CachePoint {
		Objects.requireNonNull(lifetime, "lifetime");
	}

	/**
	 * Marks what will be sent again within minutes.
	 * @return the mark
	 */
	public static CachePoint brief() {
		return new CachePoint(Lifetime.SHORT);
	}

	/** How long a provider keeps what it cached; each has its own two steps. */
	public enum Lifetime {

		/** Minutes: 5 at Anthropic, 30 at OpenAI. */
		SHORT,

		/** Hours: 1 at Anthropic, 12 at OpenAI. Writing costs more. */
		LONG

	}
}
