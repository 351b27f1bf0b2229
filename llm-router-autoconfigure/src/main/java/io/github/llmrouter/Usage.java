package io.github.llmrouter;

import java.util.Objects;

/**
 * Tokens of one reply, in one meaning for every provider: {@link #promptTokens()} holds
 * the cached and the cache-written tokens, {@link #completionTokens()} holds the
 * reasoning tokens, whatever the provider's own fields do. Immutable and thread-safe.
 */
public final class Usage {

	private static final Usage UNKNOWN = new Usage(new Builder(), false);

	private final boolean known;

	private final long promptTokens;

	private final long cachedTokens;

	private final long cacheWriteTokens;

	private final long cacheWriteLongTokens;

	private final long completionTokens;

	private final long reasoningTokens;

	private Usage(Builder builder, boolean known) {
		this.known = known;
		this.promptTokens = builder.promptTokens;
		this.cachedTokens = builder.cachedTokens;
		this.cacheWriteTokens = builder.cacheWriteTokens;
		this.cacheWriteLongTokens = builder.cacheWriteLongTokens;
		this.completionTokens = builder.completionTokens;
		this.reasoningTokens = builder.reasoningTokens;
	}

	/**
	 * Returns the usage of a reply that named none. Its counts read 0 and
	 * {@link #isKnown()} is false.
	 * @return the unknown usage
	 */
	public static Usage unknown() {
		return UNKNOWN;
	}

	/**
	 * Starts a usage with all counts 0.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns whether the provider named any counts.
	 * @return false if the counts say nothing
	 */
	public boolean isKnown() {
		return this.known;
	}

	/**
	 * Returns all input tokens, cached and cache-written ones included.
	 * @return tokens
	 */
	public long promptTokens() {
		return this.promptTokens;
	}

	/**
	 * Returns the input tokens that were read from the provider's prompt cache.
	 * @return tokens, part of {@link #promptTokens()}
	 */
	public long cachedTokens() {
		return this.cachedTokens;
	}

	/**
	 * Returns the input tokens that were written to the provider's prompt cache, whatever
	 * their lifetime there.
	 * @return tokens, part of {@link #promptTokens()}
	 */
	public long cacheWriteTokens() {
		return this.cacheWriteTokens;
	}

	/**
	 * Returns the cache-written tokens with the longer, dearer lifetime (one hour at
	 * Anthropic).
	 * @return tokens, part of {@link #cacheWriteTokens()}
	 */
	public long cacheWriteLongTokens() {
		return this.cacheWriteLongTokens;
	}

	/**
	 * Returns all output tokens, reasoning included.
	 * @return tokens
	 */
	public long completionTokens() {
		return this.completionTokens;
	}

	/**
	 * Returns the output tokens that the model spent on reasoning.
	 * @return tokens, part of {@link #completionTokens()}
	 */
	public long reasoningTokens() {
		return this.reasoningTokens;
	}

	/**
	 * Returns input and output tokens together.
	 * @return tokens
	 */
	public long totalTokens() {
		return this.promptTokens + this.completionTokens;
	}

	/**
	 * Adds the counts of two replies.
	 * @param other the other usage
	 * @return the sum; unknown only if both are
	 */
	public Usage plus(Usage other) {
		if (!other.known) {
			return this;
		}
		if (!this.known) {
			return other;
		}
		return builder().promptTokens(this.promptTokens + other.promptTokens)
			.cachedTokens(this.cachedTokens + other.cachedTokens)
			.cacheWriteTokens(this.cacheWriteTokens + other.cacheWriteTokens)
			.cacheWriteLongTokens(this.cacheWriteLongTokens + other.cacheWriteLongTokens)
			.completionTokens(this.completionTokens + other.completionTokens)
			.reasoningTokens(this.reasoningTokens + other.reasoningTokens)
			.build();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Usage that && this.known == that.known && this.promptTokens == that.promptTokens
				&& this.cachedTokens == that.cachedTokens && this.cacheWriteTokens == that.cacheWriteTokens
				&& this.cacheWriteLongTokens == that.cacheWriteLongTokens
				&& this.completionTokens == that.completionTokens && this.reasoningTokens == that.reasoningTokens;
	}

	@Override
	public int hashCode() {
		return Objects.hash(this.known, this.promptTokens, this.cachedTokens, this.cacheWriteTokens,
				this.cacheWriteLongTokens, this.completionTokens, this.reasoningTokens);
	}

	@Override
	public String toString() {
		if (!this.known) {
			return "Usage[unknown]";
		}
		return "Usage[prompt " + this.promptTokens + " (cached " + this.cachedTokens + ", cache write "
				+ this.cacheWriteTokens + "), completion " + this.completionTokens + " (reasoning "
				+ this.reasoningTokens + ")]";
	}

	/** Collects counts; negative ones are taken as 0. Not thread-safe. */
	public static final class Builder {

		private long promptTokens;

		private long cachedTokens;

		private long cacheWriteTokens;

		private long cacheWriteLongTokens;

		private long completionTokens;

		private long reasoningTokens;

		private Builder() {
		}

		/**
		 * Sets all input tokens.
		 * @param tokens cached and cache-written ones included
		 * @return this builder
		 */
		public Builder promptTokens(long tokens) {
			this.promptTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Sets the input tokens read from the cache.
		 * @param tokens part of the prompt tokens
		 * @return this builder
		 */
		public Builder cachedTokens(long tokens) {
			this.cachedTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Sets the input tokens written to the cache.
		 * @param tokens part of the prompt tokens
		 * @return this builder
		 */
		public Builder cacheWriteTokens(long tokens) {
			this.cacheWriteTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Sets the cache-written tokens with the longer lifetime.
		 * @param tokens part of the cache-written tokens
		 * @return this builder
		 */
		public Builder cacheWriteLongTokens(long tokens) {
			this.cacheWriteLongTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Sets all output tokens.
		 * @param tokens reasoning included
		 * @return this builder
		 */
		public Builder completionTokens(long tokens) {
			this.completionTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Sets the reasoning tokens.
		 * @param tokens part of the completion tokens
		 * @return this builder
		 */
		public Builder reasoningTokens(long tokens) {
			this.reasoningTokens = Math.max(0, tokens);
			return this;
		}

		/**
		 * Creates a known usage.
		 * @return the usage
		 */
		public Usage build() {
			return new Usage(this, true);
		}

	}

}
