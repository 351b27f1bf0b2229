package io.github.llmrouter.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** Reads replies of the Responses API. */
final class ResponsesReading {

	private ResponsesReading() {
	}

	static Expected read(JsonNode body) {
		if (!body.path("output").isArray()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		Content content = content(body);
		return new Expected.AnAnswer(content, finishReason(body, content), Readings.text(body, "/model"),
				OpenAiTokens.ofResponses(body.path("usage")), NamedCost.read(body));
	}

	private static Content content(JsonNode body) {
		List<ToolCall> calls = items(body, "function_call")
			.map((item) -> ToolCall.written(Readings.text(item, "/call_id"), item.path("name").asString(""),
					item.path("arguments").asString("")))
			.toList();
		boolean opaque = items(body, "reasoning").anyMatch((item) -> Readings.text(item, "/encrypted_content") != null);
		boolean logprobs = parts(body, "output_text").anyMatch((part) -> part.path("logprobs").size() > 0);
		return new Content(joined(parts(body, "output_text"), "text"), Readings.unlessBlank(reasoning(body)),
				Readings.unlessBlank(joined(parts(body, "refusal"), "refusal")), calls, opaque, logprobs);
	}

	/**
	 * Summaries are for readers; models whose weights are open show the whole instead.
	 */
	private static String reasoning(JsonNode body) {
		return items(body, "reasoning").flatMap((item) -> {
			boolean summarised = item.path("summary").size() > 0;
			return item.path(summarised ? "summary" : "content").valueStream();
		}).map((part) -> part.path("text").asString("")).collect(Collectors.joining());
	}

	private static Stream<JsonNode> parts(JsonNode body, String type) {
		return items(body, "message").flatMap((item) -> item.path("content").valueStream())
			.filter((part) -> type.equals(Readings.text(part, "/type")));
	}

	private static Stream<JsonNode> items(JsonNode body, String type) {
		return body.path("output").valueStream().filter((item) -> type.equals(Readings.text(item, "/type")));
	}

	private static String joined(Stream<JsonNode> parts, String member) {
		return parts.map((part) -> part.path(member).asString("")).collect(Collectors.joining());
	}

	private static @Nullable FinishReason finishReason(JsonNode body, Content content) {
		String status = Readings.text(body, "/status");
		if ("incomplete".equals(status)) {
			return incomplete(Readings.text(body, "/incomplete_details/reason"));
		}
		if (!content.toolCalls().isEmpty()) {
			return FinishReason.TOOL_CALLS;
		}
		if (status == null) {
			return null;
		}
		if (!status.equals("completed")) {
			return FinishReason.OTHER;
		}
		return (content.refusal() != null) ? FinishReason.REFUSAL : FinishReason.STOP;
	}

	private static FinishReason incomplete(@Nullable String reason) {
		if ("max_output_tokens".equals(reason)) {
			return FinishReason.LENGTH;
		}
		return "content_filter".equals(reason) ? FinishReason.CONTENT_FILTER : FinishReason.OTHER;
	}

}
