package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What the model says.
 *
 * @param text the text
 * @param cutShort whether the text ends because the token limit was reached
 * @param finishReason the reason as the provider writes it, or {@code null} for the one
 * that follows from {@code cutShort}
 * @param usage the token counts
 */
record Answer(String text, boolean cutShort, @Nullable String finishReason, TokenUsage usage) {

	/**
	 * The finish reason as the provider writes it.
	 * @param stop the provider's word for a complete answer
	 * @param length the provider's word for one that ends at the limit
	 */
	String finishReason(String stop, String length) {
		if (this.finishReason != null) {
			return this.finishReason;
		}
		return this.cutShort ? length : stop;
	}

}
