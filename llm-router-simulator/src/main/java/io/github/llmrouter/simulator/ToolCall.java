package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A call of a tool by the model.
 *
 * @param name the tool's name
 * @param arguments the arguments as JSON; not valid JSON if the token limit cut them
 * @param id the id, or {@code null} for one in the provider's form
 */
record ToolCall(String name, String arguments, @Nullable String id) {

	/**
	 * Tokens of the call.
	 */
	int tokens() {
		return TokenUsage.tokensOf(this.name) + TokenUsage.tokensOf(this.arguments);
	}

}
