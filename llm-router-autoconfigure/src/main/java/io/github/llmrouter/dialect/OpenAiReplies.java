package io.github.llmrouter.dialect;

import java.util.List;
import java.util.OptionalLong;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.Usage;

/** Reads answers to chat completions, and the ways in which compatible servers differ. */
final class OpenAiReplies {

	/** The second is what the first vision models sent. */
	private static final List<JsonPointer> FINISH = Json.pointers("/finish_reason", "/finish_details/type");

	private static final List<JsonPointer> PROMPT = Json.pointers("/prompt_tokens");

	private static final List<JsonPointer> COMPLETION = Json.pointers("/completion_tokens");

	private static final List<JsonPointer> TOTAL = Json.pointers("/total_tokens");

	/** OpenAI, DeepSeek, Together, Mistral, Databricks. */
	private static final List<JsonPointer> CACHED = Json.pointers("/prompt_tokens_details/cached_tokens",
			"/prompt_cache_hit_tokens", "/cached_tokens", "/num_cached_tokens", "/cache_read_input_tokens");

	private static final List<JsonPointer> CACHE_WRITE = Json.pointers("/prompt_tokens_details/cache_write_tokens",
			"/cache_creation_input_tokens");

	private static final List<JsonPointer> CACHE_WRITE_LONG = Json
		.pointers("/cache_creation/ephemeral_1h_input_tokens");

	private static final List<JsonPointer> REASONING = Json.pointers("/completion_tokens_details/reasoning_tokens",
			"/reasoning_tokens");

	private OpenAiReplies() {
	}

	/**
	 * Whether a reply holds an answer and no error, in the body or in the first choice.
	 */
	static boolean isAnswer(Received received) {
		JsonNode choice = choice(received.root());
		return received.successful() && choice.path("message").isObject() && !isError(received.root().path("error"))
				&& !isError(choice.path("error"));
	}

	static boolean isError(JsonNode error) {
		return (error.isObject() && !error.isEmpty()) || Json.text(error) != null;
	}

	static JsonNode choice(JsonNode root) {
		return root.path("choices").path(0);
	}

	/**
	 * Reads an answer.
	 * @param received a reply that {@link #isAnswer}
	 * @return the answer, to which others may add
	 */
	static Answer.Builder read(Received received) {
		JsonNode choice = choice(received.root());
		OpenAiMessage message = OpenAiMessage.of(choice.path("message"));
		String finish = Json.firstText(choice, FINISH);
		return Answer.builder()
			.text(message.text())
			.reasoning(message.reasoning())
			.refusal(message.refusal())
			.toolCalls(message.toolCalls())
			.finishReason(FinishReasons.of(FinishReasons.OPENAI, finish, message.toolCalls(), message.refusal()),
					finish)
			.model(Json.text(received.root().path("model")))
			.usage(usage(received.root()))
			.requestId(received.requestId())
			.rateLimits(received.rateLimits());
	}

	/** Reads the tokens of an answer, an error or a part of a stream. */
	static Usage usage(JsonNode root) {
		JsonNode usage = root.path("usage").isObject() ? root.path("usage") : root.path("x_groq").path("usage");
		OptionalLong prompt = Json.count(usage, PROMPT);
		OptionalLong completion = Json.count(usage, COMPLETION);
		OptionalLong total = Json.count(usage, TOTAL);
		if (prompt.isEmpty() && completion.isEmpty() && total.isEmpty()) {
			return Usage.unknown();
		}
		long cached = Json.count(usage, CACHED).orElse(0);
		long written = Json.count(usage, CACHE_WRITE).orElse(0);
		long promptTokens = prompt.orElse(total.orElse(0) - completion.orElse(0));
		long completionTokens = completion.orElse(total.orElse(0) - promptTokens);
		return Usage.builder()
			.promptTokens(promptTokens + outside(cached + written, promptTokens))
			.cachedTokens(cached)
			.cacheWriteTokens(written)
			.cacheWriteLongTokens(Json.count(usage, CACHE_WRITE_LONG).orElse(0))
			.completionTokens(completionTokens + separateReasoning(usage, promptTokens, completionTokens, total))
			.reasoningTokens(Json.count(usage, REASONING).orElse(0))
			.build();
	}

	/** A part that is larger than the whole was not counted in it. */
	private static long outside(long part, long whole) {
		return (part > whole) ? part : 0;
	}

	/**
	 * xAI's reasoning tokens stand beside its completion tokens; only the total shows it.
	 */
	private static long separateReasoning(JsonNode usage, long prompt, long completion, OptionalLong total) {
		long reasoning = Json.count(usage, REASONING).orElse(0);
		boolean beside = total.isPresent() && reasoning > 0 && total.getAsLong() == prompt + completion + reasoning;
		return beside ? reasoning : outside(reasoning, completion);
	}

}
