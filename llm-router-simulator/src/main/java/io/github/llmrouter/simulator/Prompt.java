package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is asked, apart from the wire format.
 *
 * @param text all text, including the system prompt and earlier turns
 * @param question the text of the last turn
 * @param turns the number of turns
 * @param tools the tools that may be called in answer to the last turn
 * @param form what the answer has to be like
 */
record Prompt(String text, String question, int turns, Tools tools, Form form) {

	/**
	 * Tokens of the prompt, with four for the frame of each turn.
	 */
	int tokens() {
		return TokenUsage.tokensOf(this.text) + 4 * this.turns;
	}

	/**
	 * What the answer has to be like.
	 *
	 * @param maxTokens the most tokens it may have, or {@code null} for no limit
	 * @param schema the JSON schema that it has to fit, or {@code null} for prose
	 * @param reasoning what happens with the reasoning
	 */
	record Form(@Nullable Integer maxTokens, @Nullable JsonNode schema, Reasoning reasoning) {

	}

}
