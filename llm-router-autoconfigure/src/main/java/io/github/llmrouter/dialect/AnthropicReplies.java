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

	/**
	 * Reads an answer.
	 * @param received a reply that {@link #isAnswer}, or what a stream amounts to
	 * @param call the call that is answered
	 * @param answerTool the tool whose arguments are the answer, null if there is none
	 * @return the answer
	 */
	static Answer read(Received received, ChatCall call, @Nullable String answerTool) {
		JsonNode root = received.root();
		AnswerParts parts = new AnswerParts(call);
		boolean answered = root.path("content").valueStream().anyMatch((block) -> isAnswer(block, answerTool));
		for (JsonNode block : root.path("content")) {
			if (isAnswer(block, answerTool)) {
				parts.text(input(block));
			}
			else if (!answered || !"text".equals(Json.text(block.path("type")))) {
				read(block, parts);
			}
		}
		String raw = Json.text(root.path("stop_reason"));
		FinishReason finish = FinishReasons.of(FinishReasons.ANTHROPIC, raw, parts.toolCalls(), null);
		if (answered && finish == FinishReason.TOOL_CALLS && parts.toolCalls() == 0) {
			finish = FinishReason.STOP;
		}
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

	/** Whether a block is the answer itself, given as the arguments of a tool. */
	static boolean isAnswer(JsonNode block, @Nullable String answerTool) {
		return answerTool != null && "tool_use".equals(Json.text(block.path("type")))
				&& answerTool.equals(Json.text(block.path("name")));
	}

	private static void read(JsonNode block, AnswerParts parts) {
		switch (block.path("type").stringValue("")) {
			case "text" -> parts.text(block.path("text").stringValue(""));
			case "thinking" -> {
				boolean signed = Json.text(block.path("signature")) != null;
				parts.reasoning(block.path("thinking").stringValue(""), AnthropicBlocks.THINKING,
						signed ? block.toString() : null);
			}
			case "redacted_thinking" -> parts.reasoning("", AnthropicBlocks.REDACTED_THINKING, block.toString());
			case "tool_use" -> parts.toolCall(Json.text(block.path("id")), block.path("name").stringValue(""),
					input(block), null, null);
			default -> {
				// Blocks of the provider's own tools, and of kinds that are yet to come.
			}
		}
	}

	/** A stream gives the arguments as the model wrote them, a plain reply parsed. */
	private static @Nullable String input(JsonNode block) {
		JsonNode input = block.path("input");
		return input.isString() ? input.stringValue() : input.isObject() ? input.toString() : null;
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
