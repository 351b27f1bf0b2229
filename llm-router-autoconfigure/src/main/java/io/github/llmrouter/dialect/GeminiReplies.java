package io.github.llmrouter.dialect;

import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Usage;

/** Reads answers of generateContent. */
final class GeminiReplies {

	private static final List<JsonPointer> PROMPT = Json.pointers("/promptTokenCount");

	private static final List<JsonPointer> TOOL_PROMPT = Json.pointers("/toolUsePromptTokenCount");

	private static final List<JsonPointer> CACHED = Json.pointers("/cachedContentTokenCount");

	private static final List<JsonPointer> CANDIDATES = Json.pointers("/candidatesTokenCount");

	private static final List<JsonPointer> THOUGHTS = Json.pointers("/thoughtsTokenCount");

	private GeminiReplies() {
	}

	/** A prompt that was blocked is an answer without candidates. */
	static boolean isAnswer(Received received) {
		JsonNode root = received.root();
		return received.successful() && !root.path("error").isObject()
				&& (root.path("candidates").path(0).isObject() || blockReason(root) != null);
	}

	static @Nullable String blockReason(JsonNode root) {
		return Json.text(root.path("promptFeedback").path("blockReason"));
	}

	/**
	 * Reads an answer.
	 * @param received a reply that {@link #isAnswer}, or what a stream amounts to
	 * @param call the call that is answered
	 * @return the answer
	 */
	static Answer read(Received received, ChatCall call) {
		JsonNode root = received.root();
		JsonNode candidate = root.path("candidates").path(0);
		AnswerParts parts = new AnswerParts(call);
		candidate.path("content").path("parts").forEach((part) -> read(part, parts));
		Answer.Builder answer = Answer.builder()
			.parts(parts.parts())
			.logprobs(GeminiLogprobs.read(candidate.path("logprobsResult")))
			.model(Json.text(root.path("modelVersion")))
			.usage(usage(root))
			.requestId(received.requestId())
			.rateLimits(received.rateLimits());
		String raw = Json.text(candidate.path("finishReason"));
		String blocked = blockReason(root);
		if (raw == null && blocked != null) {
			return answer.finishReason(FinishReason.CONTENT_FILTER, blocked).build();
		}
		return answer.finishReason(FinishReasons.of(FinishReasons.GEMINI, raw, parts.toolCalls(), null), raw).build();
	}

	private static void read(JsonNode part, AnswerParts parts) {
		String text = part.path("text").stringValue("");
		String signature = Json.text(part.path(GeminiParts.SIGNATURE_FIELD));
		JsonNode call = part.path("functionCall");
		if (call.isObject()) {
			parts.toolCall(Json.text(call.path("id")), call.path("name").stringValue(""), call.path("args").toString(),
					GeminiParts.CALL, signature);
		}
		else if (part.path("thought").asBoolean(false)) {
			parts.reasoning(text, GeminiParts.THOUGHT, signature);
		}
		else {
			parts.text(text);
			parts.reasoning("", text.isEmpty() ? GeminiParts.SIGNATURE_ALONE : GeminiParts.SIGNATURE, signature);
		}
	}

	/**
	 * Reads the tokens of an answer or of a part of a stream. Thoughts and the prompts of
	 * built-in tools are counted apart from the rest.
	 */
	static Usage usage(JsonNode root) {
		JsonNode usage = root.path("usageMetadata");
		OptionalLong prompt = Json.count(usage, PROMPT);
		OptionalLong candidates = Json.count(usage, CANDIDATES);
		OptionalLong thoughts = Json.count(usage, THOUGHTS);
		if (prompt.isEmpty() && candidates.isEmpty() && thoughts.isEmpty()) {
			return Usage.unknown();
		}
		return Usage.builder()
			.promptTokens(prompt.orElse(0) + Json.count(usage, TOOL_PROMPT).orElse(0))
			.cachedTokens(Json.count(usage, CACHED).orElse(0))
			.completionTokens(candidates.orElse(0) + thoughts.orElse(0))
			.reasoningTokens(thoughts.orElse(0))
			.build();
	}

}
