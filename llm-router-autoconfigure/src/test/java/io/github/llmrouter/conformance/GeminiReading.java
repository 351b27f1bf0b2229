package io.github.llmrouter.conformance;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** Reads replies of Gemini's generateContent. */
final class GeminiReading {

	/** The words behind the numbers that some clients ask Vertex AI to send instead. */
	private static final List<String> NUMBERED_REASONS = List.of("FINISH_REASON_UNSPECIFIED", "STOP", "MAX_TOKENS",
			"SAFETY", "RECITATION", "OTHER");

	private GeminiReading() {
	}

	static Expected read(JsonNode body) {
		boolean blocked = body.at("/promptFeedback").hasNonNull("blockReason");
		JsonNode candidate = body.at("/candidates/0");
		if (candidate.isMissingNode() && !blocked) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		List<JsonNode> parts = candidate.at("/content/parts").valueStream().toList();
		Content content = content(parts, candidate.path("logprobsResult").size() > 0);
		FinishReason reason = candidate.isMissingNode() ? FinishReason.CONTENT_FILTER
				: finishReason(word(candidate.path("finishReason")), content.toolCalls().size());
		return new Expected.AnAnswer(content, reason, Readings.text(body, "/modelVersion"),
				tokens(body.path("usageMetadata")), null);
	}

	private static Content content(List<JsonNode> parts, boolean logprobs) {
		List<ToolCall> calls = parts.stream()
			.map((part) -> part.path("functionCall"))
			.filter(JsonNode::isObject)
			.map((call) -> new ToolCall(Readings.text(call, "/id"), call.path("name").asString(""), call.path("args")))
			.toList();
		boolean opaque = parts.stream().anyMatch((part) -> Readings.text(part, "/thoughtSignature") != null);
		return new Content(joined(parts, false), Readings.unlessBlank(joined(parts, true)), null, calls, opaque,
				logprobs);
	}

	private static String joined(List<JsonNode> parts, boolean thought) {
		return parts.stream()
			.filter((part) -> part.path("thought").asBoolean(false) == thought)
			.map((part) -> part.path("text").asString(""))
			.collect(Collectors.joining());
	}

	private static @Nullable String word(JsonNode reason) {
		if (reason.isInt()) {
			return NUMBERED_REASONS.get(reason.intValue());
		}
		return reason.isString() ? reason.stringValue() : null;
	}

	private static @Nullable FinishReason finishReason(@Nullable String word, int toolCalls) {
		if (word == null) {
			return (toolCalls > 0) ? FinishReason.TOOL_CALLS : null;
		}
		return switch (word) {
			case "STOP" -> (toolCalls > 0) ? FinishReason.TOOL_CALLS : FinishReason.STOP;
			case "MAX_TOKENS" -> FinishReason.LENGTH;
			case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY",
					"IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION" ->
				FinishReason.CONTENT_FILTER;
			case "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "TOO_MANY_TOOL_CALLS", "MALFORMED_RESPONSE" ->
				FinishReason.ERROR;
			case "CONTINUATION" -> FinishReason.PAUSED;
			default -> FinishReason.OTHER;
		};
	}

	private static @Nullable Tokens tokens(JsonNode usage) {
		if (!usage.has("promptTokenCount")) {
			return null;
		}
		long thoughts = Readings.count(usage, "/thoughtsTokenCount");
		return new Tokens(
				Readings.count(usage, "/promptTokenCount") + Readings.count(usage, "/toolUsePromptTokenCount"),
				Readings.count(usage, "/cachedContentTokenCount"), 0,
				Readings.count(usage, "/candidatesTokenCount") + thoughts, thoughts);
	}

}
