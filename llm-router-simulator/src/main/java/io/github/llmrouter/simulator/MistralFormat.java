package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Mistral: OpenAI's form with flat error objects and, for what fails validation, a list
 * of details.
 */
final class MistralFormat extends OpenAiFormat {

	private static final FaultWords FAULTS = FaultWords.of(
			Refusal.of(429, "rate_limited", "Rate limit exceeded").code("1300"),
			Refusal.of(503, "service_unavailable", "Service unavailable.").code("3505"),
			Refusal.of(500, "internal_server_error", "Internal server error").code("3000"));

	MistralFormat() {
		super("/v1", MistralRules.all(), LimitHeaders::mistral, Models.MISTRAL);
	}

	@Override
	boolean hasResponses() {
		return false;
	}

	@Override
	public Refusal refusal(Fault fault) {
		return FAULTS.get(fault);
	}

	@Override
	void describe(ObjectNode entry, SimulatedModel model) {
		ArrayNode aliases = entry.putArray("aliases");
		model.aliases().forEach(aliases::add);
		entry.put("deprecation", (model.endsOn() != null) ? model.endsOn() + "T00:00:00Z" : null);
		entry.put("deprecation_replacement_model", model.successor());
	}

	@Override
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		ObjectNode root = Json.object();
		if (refusal.status() == 401) {
			root.put("detail", refusal.message());
		}
		else if (refusal.status() == 422) {
			ObjectNode detail = root.putArray("detail").addObject().put("type", refusal.type());
			detail.putArray("loc").add("body").add(refusal.param());
			detail.put("msg", refusal.message());
		}
		else {
			root.put("object", "error")
				.put("message", refusal.message())
				.put("type", refusal.type())
				.put("param", refusal.param())
				.put("code", refusal.code())
				.put("raw_status_code", refusal.status());
		}
		Map<String, String> headers = new LinkedHashMap<>();
		identify(call, root, headers);
		if (retryAfter != null) {
			headers.putAll(LimitHeaders.mistral(call.now(), 0, retryAfter));
		}
		return HttpReply.json(refusal.status(), headers, root);
	}

	@Override
	Reasoning reasoning(Call call) {
		return Reasoning.of(OpenAiPrompts.isEffort(call.at("/reasoning_effort")), true);
	}

	@Override
	void writeMessage(Call call, ObjectNode message, Answer answer) {
		message.putNull("tool_calls");
		if (answer.shownReasoning().isEmpty()) {
			message.put("content", answer.text());
		}
		else {
			ArrayNode parts = message.putArray("content");
			parts.add(thinking(answer.shownReasoning()).put("closed", true));
			parts.addObject().put("type", "text").put("text", answer.text());
		}
		if (!answer.toolCalls().isEmpty()) {
			ArrayNode calls = message.putArray("tool_calls");
			answer.toolCalls().forEach((toolCall) -> calls.add(toolCall(call, toolCall)));
		}
	}

	/**
	 * Reasoning as a part of the content.
	 */
	static ObjectNode thinking(String text) {
		ObjectNode part = Json.object().put("type", "thinking");
		part.putArray("thinking").addObject().put("type", "text").put("text", text);
		return part;
	}

	@Override
	OpenAiStream events(Call call, ObjectNode skeleton, Answer answer) {
		return new MistralStream(this, call, skeleton, answer);
	}

	/**
	 * Mistral takes no other ids than nine letters and digits.
	 */
	@Override
	String toolCallId(Call call, ToolCall toolCall) {
		return call.ids().alphanumeric(9);
	}

	@Override
	String answerId(Call call) {
		return call.ids().hex(32);
	}

	@Override
	ObjectNode usage(TokenUsage usage) {
		ObjectNode node = Json.object()
			.put("prompt_tokens", usage.prompt())
			.put("total_tokens", usage.total())
			.put("completion_tokens", usage.completion());
		node.putObject("prompt_tokens_details").put("cached_tokens", usage.cacheRead());
		return node;
	}

	@Override
	void identify(Call call, ObjectNode body, Map<String, String> headers) {
		headers.put("mistral-correlation-id", call.ids().hex(32));
	}

	@Override
	void decorateEmbeddings(Call call, ObjectNode root) {
		root.put("id", answerId(call));
		((ObjectNode) root.path("usage")).put("completion_tokens", 0);
	}

	@Override
	void decorate(Call call, ObjectNode root, Answer answer) {
		// Mistral adds nothing.
	}

	@Override
	void decorateChunk(Call call, ObjectNode chunk) {
		chunk.put("p", call.ids().alphanumeric(call.context().random().nextInt(1, 32)));
	}

}
