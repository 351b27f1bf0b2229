package io.github.llmrouter.conformance;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** Reads replies of Anthropic's Messages. */
final class AnthropicReading {

	private AnthropicReading() {
	}

	static Expected read(JsonNode body) {
		if (!body.path("content").isArray()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		return new Expected.AnAnswer(content(body), finishReason(Readings.text(body, "/stop_reason")),
				Readings.text(body, "/model"), tokens(body.path("usage")), NamedCost.read(body));
	}

	private static Content content(JsonNode body) {
		List<ToolCall> calls = blocks(body, "tool_use")
			.map((block) -> new ToolCall(Readings.text(block, "/id"), block.path("name").asString(""),
					block.path("input")))
			.toList();
		boolean opaque = blocks(body, "redacted_thinking").findAny().isPresent()
				|| blocks(body, "thinking").anyMatch((block) -> Readings.text(block, "/signature") != null);
		boolean refused = "refusal".equals(Readings.text(body, "/stop_reason"));
		return new Content(joined(body, "text", "text"), Readings.unlessBlank(joined(body, "thinking", "thinking")),
				refused ? Readings.text(body, "/stop_details/explanation") : null, calls, opaque, false);
	}

	private static String joined(JsonNode body, String type, String member) {
		return blocks(body, type).map((block) -> block.path(member).asString("")).collect(Collectors.joining());
	}

	private static Stream<JsonNode> blocks(JsonNode body, String type) {
		return body.path("content").valueStream().filter((block) -> type.equals(Readings.text(block, "/type")));
	}

	private static @Nullable FinishReason finishReason(@Nullable String word) {
		if (word == null) {
			return null;
		}
		return switch (word) {
			case "end_turn", "stop_sequence" -> FinishReason.STOP;
			case "max_tokens" -> FinishReason.LENGTH;
			case "tool_use" -> FinishReason.TOOL_CALLS;
			case "refusal" -> FinishReason.REFUSAL;
			case "model_context_window_exceeded" -> FinishReason.CONTEXT_OVERFLOW;
			case "pause_turn" -> FinishReason.PAUSED;
			default -> FinishReason.OTHER;
		};
	}

	private static @Nullable Tokens tokens(JsonNode usage) {
		if (!usage.has("input_tokens")) {
			return null;
		}
		long cached = Readings.count(usage, "/cache_read_input_tokens");
		long cacheWrite = Readings.count(usage, "/cache_creation_input_tokens");
		return new Tokens(Readings.count(usage, "/input_tokens") + cached + cacheWrite, cached, cacheWrite,
				Readings.count(usage, "/output_tokens"),
				Readings.count(usage, "/output_tokens_details/thinking_tokens"));
	}

}
