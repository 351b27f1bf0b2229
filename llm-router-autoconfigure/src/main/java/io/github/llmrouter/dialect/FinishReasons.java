package io.github.llmrouter.dialect;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FinishReason;

/**
 * What each wire format calls the end of an answer. A word that stands here nowhere is
 * {@link FinishReason#OTHER}; no word at all is null.
 */
final class FinishReasons {

	/**
	 * Chat completions. {@code tool_call} is what DeepSeek on Azure says, {@code eos} and
	 * {@code max_tokens} are the words of compatible servers.
	 */
	static final Map<String, FinishReason> OPENAI = Map.ofEntries(Map.entry("stop", FinishReason.STOP),
			Map.entry("eos", FinishReason.STOP), Map.entry("length", FinishReason.LENGTH),
			Map.entry("max_tokens", FinishReason.LENGTH), Map.entry("model_length", FinishReason.LENGTH),
			Map.entry("tool_calls", FinishReason.TOOL_CALLS), Map.entry("tool_call", FinishReason.TOOL_CALLS),
			Map.entry("function_call", FinishReason.TOOL_CALLS),
			Map.entry("content_filter", FinishReason.CONTENT_FILTER),
			Map.entry("sensitive", FinishReason.CONTENT_FILTER), Map.entry("refusal", FinishReason.REFUSAL),
			Map.entry("error", FinishReason.ERROR));

	/** Messages. */
	static final Map<String, FinishReason> ANTHROPIC = Map.of("end_turn", FinishReason.STOP, "stop_sequence",
			FinishReason.STOP, "max_tokens", FinishReason.LENGTH, "tool_use", FinishReason.TOOL_CALLS, "refusal",
			FinishReason.REFUSAL, "model_context_window_exceeded", FinishReason.CONTEXT_OVERFLOW, "pause_turn",
			FinishReason.PAUSED);

	/**
	 * GenerateContent; it has no word for tool calls. Some relays pass on the numbers of
	 * Google's protocol instead of the names.
	 */
	static final Map<String, FinishReason> GEMINI = Map.ofEntries(Map.entry("STOP", FinishReason.STOP),
			Map.entry("MAX_TOKENS", FinishReason.LENGTH), Map.entry("SAFETY", FinishReason.CONTENT_FILTER),
			Map.entry("RECITATION", FinishReason.CONTENT_FILTER), Map.entry("BLOCKLIST", FinishReason.CONTENT_FILTER),
			Map.entry("PROHIBITED_CONTENT", FinishReason.CONTENT_FILTER),
			Map.entry("SPII", FinishReason.CONTENT_FILTER), Map.entry("IMAGE_SAFETY", FinishReason.CONTENT_FILTER),
			Map.entry("IMAGE_PROHIBITED_CONTENT", FinishReason.CONTENT_FILTER),
			Map.entry("IMAGE_RECITATION", FinishReason.CONTENT_FILTER), Map.entry("CONTINUATION", FinishReason.PAUSED),
			Map.entry("MALFORMED_FUNCTION_CALL", FinishReason.ERROR),
			Map.entry("UNEXPECTED_TOOL_CALL", FinishReason.ERROR), Map.entry("TOO_MANY_TOOL_CALLS", FinishReason.ERROR),
			Map.entry("MALFORMED_RESPONSE", FinishReason.ERROR), Map.entry("1", FinishReason.STOP),
			Map.entry("2", FinishReason.LENGTH), Map.entry("3", FinishReason.CONTENT_FILTER),
			Map.entry("4", FinishReason.CONTENT_FILTER));

	private FinishReasons() {
	}

	/**
	 * Translates a word, seeing what the answer holds: some providers say "stop" although
	 * tools are to be called or the model declined.
	 * @param table the words of the wire format
	 * @param raw the provider's word, null if it gave none
	 * @param toolCalls how many tools are to be called
	 * @param refusal the words with which the model declined, null if it did not
	 * @return the reason, null if there was no word and nothing else tells
	 */
	static @Nullable FinishReason of(Map<String, FinishReason> table, @Nullable String raw, int toolCalls,
			@Nullable String refusal) {
		FinishReason named = (raw != null) ? table.getOrDefault(raw, FinishReason.OTHER) : null;
		boolean silent = named == null || named == FinishReason.STOP;
		if (silent && toolCalls > 0) {
			return FinishReason.TOOL_CALLS;
		}
		return (silent && refusal != null) ? FinishReason.REFUSAL : named;
	}

}
