package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * What is asked, apart from the wire format.
 *
 * @param text all text, including the system prompt and earlier turns
 * @param question the text of the last turn
 * @param turns the number of turns
 * @param maxTokens the most tokens the answer may have, or {@code null} for no limit
 */
record Prompt(String text, String question, int turns, @Nullable Integer maxTokens) {

	/**
	 * Tokens of the prompt, with four for the frame of each turn.
	 */
	int tokens() {
		return TokenUsage.tokensOf(this.text) + 4 * this.turns;
	}

}
