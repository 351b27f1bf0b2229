package io.github.llmrouter.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the counts of chat completions and of the Responses API. */
final class OpenAiTokens {

	private OpenAiTokens() {
	}

	static @Nullable Tokens ofChat(JsonNode usage) {
		if (!usage.has("prompt_tokens")) {
			return null;
		}
		long prompt = Readings.count(usage, "/prompt_tokens");
		long completion = Readings.count(usage, "/completion_tokens");
		long uncounted = Readings.count(usage, "/total_tokens") - prompt - completion;
		long reasoning = Readings.count(usage, "/completion_tokens_details/reasoning_tokens", "/reasoning_tokens");
		long cached = Readings.count(usage, "/prompt_tokens_details/cached_tokens", "/prompt_cache_hit_tokens",
				"/cached_tokens", "/num_cached_tokens");
		long audio = Readings.count(usage, "/prompt_tokens_details/audio_tokens");
		return new Tokens(prompt + Tokens.beside(prompt, cached, uncounted) + ((audio == uncounted) ? audio : 0),
				cached, Readings.count(usage, "/prompt_tokens_details/cache_write_tokens"),
				completion + Tokens.beside(completion, reasoning, uncounted), reasoning);
	}

	static @Nullable Tokens ofResponses(JsonNode usage) {
		if (!usage.has("input_tokens")) {
			return null;
		}
		long input = Readings.count(usage, "/input_tokens");
		long output = Readings.count(usage, "/output_tokens");
		long uncounted = Readings.count(usage, "/total_tokens") - input - output;
		long reasoning = Readings.count(usage, "/output_tokens_details/reasoning_tokens");
		return new Tokens(input, Readings.count(usage, "/input_tokens_details/cached_tokens"),
				Readings.count(usage, "/input_tokens_details/cache_write_tokens"),
				output + Tokens.beside(output, reasoning, uncounted), reasoning);
	}

}
