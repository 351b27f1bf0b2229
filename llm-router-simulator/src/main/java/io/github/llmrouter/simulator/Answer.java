package io.github.llmrouter.simulator;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the model says, how it ends and what it costs.
 *
 * @param content what it says
 * @param cutShort whether it ends because the token limit was reached
 * @param finishReason the reason as the provider writes it, or {@code null} for the one
 * that follows from the rest
 * @param usage the token counts
 */
record Answer(Content content, boolean cutShort, @Nullable String finishReason, TokenUsage usage) {

	String text() {
		return String.join("", this.content.text());
	}

	@Nullable String refusal() {
		return this.content.refusal();
	}

	List<ToolCall> toolCalls() {
		return this.content.toolCalls();
	}

	/**
	 * The reasoning as far as it is shown, empty if it is not.
	 */
	String shownReasoning() {
		return (this.content.visibility() == Reasoning.SHOWN) ? this.content.reasoning() : "";
	}

	/**
	 * The finish reason as the provider writes it.
	 */
	String finishReason(FinishWords words) {
		if (this.finishReason != null) {
			return this.finishReason;
		}
		if (this.cutShort) {
			return words.length();
		}
		if (this.content.refusal() != null) {
			return words.refusal();
		}
		return toolCalls().isEmpty() ? words.stop() : words.toolCalls();
	}

}
