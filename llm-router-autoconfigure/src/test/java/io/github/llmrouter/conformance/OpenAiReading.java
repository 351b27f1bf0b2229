package io.github.llmrouter.conformance;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.conformance.Expected.Tokens;

/** Reads chat completions of OpenAI and of all who answer in its shape. */
final class OpenAiReading {

	private OpenAiReading() {
	}

	static Expected read(JsonNode body) {
		JsonNode choice = body.at("/choices/0");
		if (choice.isMissingNode()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		JsonNode message = choice.path("message");
		int toolCalls = message.path("tool_calls").size();
		return new Expected.AnAnswer(text(message.path("content")), finishReason(choice, toolCalls),
				Readings.text(body, "/model"), toolCalls, showsReasoning(message), tokens(body.path("usage")));
	}

	/** Content is a text, a list of typed parts, or (Cloudflare) the JSON itself. */
	private static String text(JsonNode content) {
		if (content.isArray()) {
			return content.valueStream()
				.filter((part) -> "text".equals(Readings.text(part, "/type")))
				.map((part) -> part.path("text").asString(""))
				.collect(Collectors.joining());
		}
		return content.isObject() ? content.toString() : content.asString("");
	}

	private static @Nullable FinishReason finishReason(JsonNode choice, int toolCalls) {
		String word = word(choice);
		if ("length".equals(word)) {
			return FinishReason.LENGTH;
		}
		if ("content_filter".equals(word)) {
			return FinishReason.CONTENT_FILTER;
		}
		if (toolCalls > 0) {
			return FinishReason.TOOL_CALLS;
		}
		if (word == null) {
			return null;
		}
		if (!word.equals("stop")) {
			return FinishReason.OTHER;
		}
		return (Readings.text(choice, "/message/refusal") != null) ? FinishReason.REFUSAL : FinishReason.STOP;
	}

	/** The first models with images had their own field, with other words. */
	private static @Nullable String word(JsonNode choice) {
		boolean cut = "max_tokens".equals(Readings.text(choice, "/finish_details/type"));
		return cut ? "length" : Readings.text(choice, "/finish_reason");
	}

	private static boolean showsReasoning(JsonNode message) {
		return Readings.text(message, "/reasoning") != null || Readings.text(message, "/reasoning_content") != null
				|| message.path("reasoning_details")
					.valueStream()
					.anyMatch((detail) -> Readings.text(detail, "/text") != null
							|| Readings.text(detail, "/summary") != null)
				|| message.path("content").valueStream().anyMatch((part) -> part.path("thinking").size() > 0);
	}

	private static @Nullable Tokens tokens(JsonNode usage) {
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
		return new Tokens(prompt + beside(prompt, cached, uncounted) + ((audio == uncounted) ? audio : 0), cached,
				Readings.count(usage, "/prompt_tokens_details/cache_write_tokens"),
				completion + beside(completion, reasoning, uncounted), reasoning);
	}

	/**
	 * A part is counted beside its whole if the total says so or if it does not fit in.
	 */
	private static long beside(long whole, long part, long uncounted) {
		return (part > whole || part == uncounted) ? part : 0;
	}

}
