package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.TokenLogprob;

/**
 * Reads answers of Responses: OpenAI's own and those of the servers that imitate it.
 * Items of tools that the provider runs itself are no tool calls and are passed over.
 */
final class ResponsesReplies {

	/** What the state of reasoning is: the whole item, to be sent back as it is. */
	static final String REASONING_ITEM = "openai.reasoning_item";

	private static final Map<String, FinishReason> FINISH = Map.of("completed", FinishReason.STOP, "max_output_tokens",
			FinishReason.LENGTH, "content_filter", FinishReason.CONTENT_FILTER, "failed", FinishReason.ERROR);

	static final List<JsonPointer> CALL_IDS = Json.pointers("/call_id", "/id");

	/** A dollar has ten thousand million of xAI's ticks. */
	private static final int TICK_DIGITS = 10;

	private final AnswerParts parts;

	private final StringBuilder refusal = new StringBuilder();

	private final List<TokenLogprob> logprobs = new ArrayList<>();

	private ResponsesReplies(ChatCall call) {
		this.parts = new AnswerParts(call);
	}

	/** Whether a reply holds an answer, whole or cut off, and no error. */
	static boolean isAnswer(Received received) {
		JsonNode root = received.root();
		return received.successful() && root.path("output").isArray() && !OpenAiReplies.isError(root.path("error"))
				&& !"failed".equals(Json.text(root.path("status")));
	}

	/**
	 * Reads an answer.
	 * @param received a reply that {@link #isAnswer}, or what has arrived of one
	 * @param call the call that is answered
	 * @return the answer
	 */
	static Answer read(Received received, ChatCall call) {
		JsonNode root = received.root();
		ResponsesReplies replies = new ResponsesReplies(call);
		root.path("output").forEach(replies::readItem);
		String declined = replies.refusal.toString().isBlank() ? null : replies.refusal.toString();
		String finish = finish(root);
		return Answer.builder()
			.parts(replies.parts.parts())
			.logprobs(replies.logprobs)
			.refusal(declined)
			.finishReason(FinishReasons.of(FINISH, finish, replies.parts.toolCalls(), declined), finish)
			.model(Json.text(root.path("model")))
			.usage(OpenAiUsage.of(root))
			.cost(cost(root.path("usage")))
			.requestId(received.requestId())
			.rateLimits(received.rateLimits())
			.build();
	}

	/** An unfinished answer says why; one that is still being written says nothing. */
	private static @Nullable String finish(JsonNode root) {
		String status = Json.text(root.path("status"));
		if ("in_progress".equals(status) || "queued".equals(status)) {
			return null;
		}
		String reason = Json.text(root.path("incomplete_details").path("reason"));
		return ("incomplete".equals(status) && reason != null) ? reason : status;
	}

	private void readItem(JsonNode item) {
		switch (item.path("type").asString("")) {
			case "message" -> readMessage(item.path("content"));
			case "reasoning" -> readReasoning(item);
			case "function_call" -> {
				JsonNode arguments = item.path("arguments");
				this.parts.toolCall(Json.firstText(item, CALL_IDS), item.path("name").stringValue(""),
						arguments.isObject() ? arguments.toString() : arguments.stringValue(null), null, null);
			}
			default -> {
				// What the provider did itself has gone into its message.
			}
		}
	}

	private void readMessage(JsonNode content) {
		this.parts.text(content.stringValue(null));
		for (JsonNode part : content.isArray() ? content : Json.MAPPER.createArrayNode()) {
			this.parts.text(part.path("text").stringValue(null));
			this.refusal.append(part.path("refusal").stringValue(""));
			this.logprobs.addAll(OpenAiLogprobs.tokens(part.path("logprobs")));
		}
	}

	/** Open models show the whole of it, others a summary. */
	private void readReasoning(JsonNode item) {
		JsonNode shown = item.path("summary").isEmpty() ? item.path("content") : item.path("summary");
		StringBuilder text = new StringBuilder();
		shown.forEach((part) -> text.append(part.path("text").stringValue("")));
		this.parts.reasoning(text.toString(), REASONING_ITEM, state(item));
	}

	/**
	 * An item with nothing but an id stands for what is stored at the provider, and
	 * nothing is stored there.
	 */
	private static @Nullable String state(JsonNode item) {
		boolean whole = Json.text(item.path("encrypted_content")) != null || !item.path("content").isEmpty();
		if (!whole || !(item instanceof ObjectNode object)) {
			return null;
		}
		ObjectNode state = object.deepCopy();
		state.remove("status");
		List.copyOf(state.propertyNames()).forEach((name) -> {
			if (state.path(name).isNull() || ("content".equals(name) && state.path(name).isEmpty())) {
				state.remove(name);
			}
		});
		// A summary is demanded, an empty one at least.
		if (!state.path("summary").isArray()) {
			state.putArray("summary");
		}
		return state.toString();
	}

	/** Other servers than OpenAI's may tell what they bill, each in its own way. */
	private static @Nullable BigDecimal cost(JsonNode usage) {
		JsonNode ticks = usage.path("cost_in_usd_ticks");
		return (ticks.isIntegralNumber() && ticks.decimalValue().signum() >= 0)
				? ticks.decimalValue().movePointLeft(TICK_DIGITS) : OpenRouterCost.of(usage);
	}

}
