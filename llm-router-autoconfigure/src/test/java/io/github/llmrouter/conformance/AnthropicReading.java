package io.github.llmrouter.conformance;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.conformance.Expected.Tokens;

/** Reads replies of Anthropic's Messages. */
final class AnthropicReading {

	private AnthropicReading() {
	}

	static Expected read(JsonNode body) {
		if (!body.path("content").isArray()) {
			return new Expected.AnError(FailureKind.MALFORMED_REPLY, null);
		}
		String text = blocks(body, "text").map((block) -> block.path("text").asString(""))
			.collect(Collectors.joining());
		boolean reasoning = blocks(body, "thinking").anyMatch((block) -> Readings.text(block, "/thinking") != null);
		return new Expected.AnAnswer(text, finishReason(Readings.text(body, "/stop_reason")),
				Readings.text(body, "/model"), (int) blocks(body, "tool_use").count(), reasoning,
				tokens(body.path("usage")));
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
