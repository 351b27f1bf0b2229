package io.github.llmrouter.dialect;

import java.util.List;
import java.util.OptionalLong;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.Usage;

/**
 * Reads the tokens of a chat completion, of Responses and of embeddings. OpenAI counts
 * cached tokens within the prompt and reasoning within the completion; several compatible
 * servers count them beside. The numbers themselves show it: a part larger than its whole
 * was not in it, and a total larger than prompt and completion holds something else as
 * well.
 */
final class OpenAiUsage {

	private static final List<JsonPointer> PROMPT = Json.pointers("/prompt_tokens", "/input_tokens");

	private static final List<JsonPointer> COMPLETION = Json.pointers("/completion_tokens", "/output_tokens");

	private static final List<JsonPointer> TOTAL = Json.pointers("/total_tokens");

	/** OpenAI, DeepSeek, Together, Mistral, Databricks. */
	private static final List<JsonPointer> CACHED = Json.pointers("/prompt_tokens_details/cached_tokens",
			"/prompt_cache_hit_tokens", "/cached_tokens", "/num_cached_tokens", "/cache_read_input_tokens",
			"/input_tokens_details/cached_tokens");

	private static final List<JsonPointer> CACHE_WRITE = Json.pointers("/prompt_tokens_details/cache_write_tokens",
			"/cache_creation_input_tokens", "/input_tokens_details/cache_write_tokens");

	private static final List<JsonPointer> CACHE_WRITE_LONG = Json
		.pointers("/cache_creation/ephemeral_1h_input_tokens");

	private static final List<JsonPointer> AUDIO = Json.pointers("/prompt_tokens_details/audio_tokens");

	private static final List<JsonPointer> REASONING = Json.pointers("/completion_tokens_details/reasoning_tokens",
			"/reasoning_tokens", "/output_tokens_details/reasoning_tokens");

	private OpenAiUsage() {
	}

	/**
	 * Reads the tokens of an answer, an error or a part of a stream.
	 * @param root the whole body
	 * @return the usage, unknown if the body names no counts
	 */
	static Usage of(JsonNode root) {
		JsonNode usage = root.path("usage").isObject() ? root.path("usage") : root.path("x_groq").path("usage");
		OptionalLong prompt = Json.count(usage, PROMPT);
		OptionalLong completion = Json.count(usage, COMPLETION);
		OptionalLong total = Json.count(usage, TOTAL);
		if (prompt.isEmpty() && completion.isEmpty() && total.isEmpty()) {
			return Usage.unknown();
		}
		long promptTokens = prompt.orElse(Math.max(0, total.orElse(0) - completion.orElse(0)));
		long completionTokens = completion.orElse(Math.max(0, total.orElse(0) - promptTokens));
		long excess = Math.max(0, total.orElse(0) - promptTokens - completionTokens);
		return of(usage, promptTokens, completionTokens, excess);
	}

	/**
	 * xAI's excess is reasoning, Mistral's the audio of the prompt. An excess that no
	 * field explains is left out: what it was is not known.
	 */
	private static Usage of(JsonNode usage, long prompt, long completion, long excess) {
		long cached = Json.count(usage, CACHED).orElse(0);
		long written = Json.count(usage, CACHE_WRITE).orElse(0);
		long reasoning = Json.count(usage, REASONING).orElse(0);
		boolean excessIsPrompt = excess == Json.count(usage, AUDIO).orElse(0) || excess == cached + written;
		long promptTokens = prompt + (excessIsPrompt ? excess : 0);
		long completionTokens = completion + ((!excessIsPrompt && excess == reasoning) ? excess : 0);
		return Usage.builder()
			.promptTokens(promptTokens + outside(cached + written, promptTokens))
			.cachedTokens(cached)
			.cacheWriteTokens(written)
			.cacheWriteLongTokens(Json.count(usage, CACHE_WRITE_LONG).orElse(0))
			.completionTokens(completionTokens + outside(reasoning, completionTokens))
			.reasoningTokens(reasoning)
			.build();
	}

	private static long outside(long part, long whole) {
		return (part > whole) ? part : 0;
	}

}
