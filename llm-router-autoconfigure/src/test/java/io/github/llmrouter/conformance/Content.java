package io.github.llmrouter.conformance;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a model said.
 *
 * @param text the text, empty if there is none
 * @param reasoning the readable reasoning, null if there is none
 * @param refusal why the model refused, null if it did not or gave no words
 * @param toolCalls the tools that the caller is asked to call
 * @param opaqueReasoning whether there is reasoning that only its provider can read and
 * wants back: a signature, a redacted or an encrypted part
 * @param logprobs whether there are probabilities of tokens
 */
record Content(String text, @Nullable String reasoning, @Nullable String refusal, List<ToolCall> toolCalls,
		boolean opaqueReasoning, boolean logprobs) {

	/**
	 * Returns whether a caller would see nothing at all.
	 * @return true if there is neither text nor reasoning, call nor refusal
	 */
	boolean isEmpty() {
		return this.text.isEmpty() && this.reasoning == null && this.refusal == null && this.toolCalls.isEmpty();
	}
}
