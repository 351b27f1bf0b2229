package io.github.llmrouter.simulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a model says, in the order in which it says it.
 *
 * @param reasoning the reasoning, empty if there is none
 * @param visibility whether the reasoning is shown
 * @param text the text in the pieces in which a stream carries it
 * @param refusal why the model does not answer, or {@code null} if it does
 * @param toolCalls the calls of tools
 */
record Content(String reasoning, Reasoning visibility, List<String> text, @Nullable String refusal,
		List<ToolCall> toolCalls) {

	static Content ofText(String text) {
		return new Content("", Reasoning.NONE, Pieces.ofText(text), null, List.of());
	}

	int reasoningTokens() {
		return TokenUsage.tokensOf(this.reasoning);
	}

	/**
	 * Tokens of everything, reasoning included.
	 */
	int tokens() {
		int calls = this.toolCalls.stream().mapToInt(ToolCall::tokens).sum();
		int refused = (this.refusal != null) ? TokenUsage.tokensOf(this.refusal) : 0;
		return reasoningTokens() + TokenUsage.tokensOf(String.join("", this.text)) + refused + calls;
	}

}
