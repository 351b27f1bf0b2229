package io.github.llmrouter.dialect;

import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Usage;

/** Reads answers of the messages API. */
final class AnthropicReplies {

	private static final List<JsonPointer> REFUSAL = Json.pointers("/stop_details/explanation",
			"/stop_details/category");

	private static final List<JsonPointer> INPUT = Json.pointers("/input_tokens");

	private static final List<JsonPointer> OUTPUT = Json.pointers("/output_tokens");

	private static final List<JsonPointer> CACHE_READ = Json.pointers("/cache_read_input_tokens");

	private static final List<JsonPointer> CACHE_WRITE = Json.pointers("/cache_creation_input_tokens");

	private static final List<JsonPointer> WRITE_SHORT = Json.pointers("/cache_creation/ephemeral_5m_input_tokens");

	private static final List<JsonPointer> WRITE_LONG = Json.pointers("/cache_creation/ephemeral_1h_input_tokens");

	private static final List<JsonPointer> THINKING = Json.pointers("/output_tokens_details/thinking_tokens");

	private AnthropicReplies() {
	}

	static boolean isAnswer(Received received) {
		return received.successful() && received.root().path("content").isArray()
				&& !received.root().path("error").isObject();
	}

	static Answer read(Received received, ChatCall call) {
		JsonNode root = received.root();
		AnswerParts parts = new AnswerParts(call);
		root.path("content").forEach((block) -> read(block, parts));
		String raw = Json.text(root.path("stop_reason"));
		FinishReason finish = FinishReasons.of(FinishReasons.ANTHROPIC, raw, parts.toolCalls(), null);
		return Answer.builder()
			.parts(parts.parts())
			.refusal((finish == FinishReason.REFUSAL) ? refusal(root) : null)
			.finishReason(finish, raw)
			.stopSequenceMatched("stop_sequence".equals(raw))
			.model(Json.text(root.path("model")))
			.usage(usage(root))
			.requestId(received.requestId())
			.rateLimits(received.rateLimits())
			.build();
	}

	private static void read(JsonNode block, AnswerParts parts) {
		parts.text(textOf(block, "text"));
		parts.reasoning(textOf(block, "thinking"), null, null);
		if ("tool_use".equals(Json.text(block.path("type")))) {
			parts.toolCall(Json.text(block.path("id")), block.path("name").stringValue(""),
					block.path("input").toString(), null, null);
		}
	}

	/** A block's text is in the field that its type names. */
	private static String textOf(JsonNode block, String type) {
		return type.equals(Json.text(block.path("type"))) ? block.path(type).stringValue("") : "";
	}

	private static @Nullable String refusal(JsonNode root) {
		return Json.firstText(root, REFUSAL);
	}

	/**
	 * Reads the tokens of an answer or of a part of a stream. Input tokens exclude what
	 * was read from and written to the cache; output tokens include thinking.
	 */
	static Usage usage(JsonNode root) {
		JsonNode usage = root.path("usage");
		OptionalLong input = Json.count(usage, INPUT);
		OptionalLong output = Json.count(usage, OUTPUT);
		if (input.isEmpty() && output.isEmpty()) {
			return Usage.unknown();
		}
		long read = Json.count(usage, CACHE_READ).orElse(0);
		long writtenLong = Json.count(usage, WRITE_LONG).orElse(0);
		long written = Json.count(usage, CACHE_WRITE).orElse(Json.count(usage, WRITE_SHORT).orElse(0) + writtenLong);
		return Usage.builder()
			.promptTokens(input.orElse(0) + read + written)
			.cachedTokens(read)
			.cacheWriteTokens(written)
			.cacheWriteLongTokens(writtenLong)
			.completionTokens(output.orElse(0))
			.reasoningTokens(Json.count(usage, THINKING).orElse(0))
			.build();
	}

}
