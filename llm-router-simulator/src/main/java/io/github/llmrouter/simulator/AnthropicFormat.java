package io.github.llmrouter.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Anthropic's Messages API.
 */
final class AnthropicFormat implements WireFormat {

	private static final FaultWords FAULTS = FaultWords.of(
			Refusal.of(429, "rate_limit_error",
					"This request would exceed the rate limit for your organization. Please try again later."),
			Refusal.of(529, "overloaded_error", "Overloaded"), Refusal.of(500, "api_error", "Internal server error"));

	private static final FinishWords WORDS = new FinishWords("end_turn", "max_tokens", "tool_use", "refusal");

	@Override
	public String basePath() {
		return "";
	}

	@Override
	public Operation operation(HttpRequest request, JsonNode body) {
		if (request.method().equals("POST") && request.path().equals("/v1/messages")) {
			return body.path("stream").asBoolean(false) ? Operation.STREAM : Operation.CHAT;
		}
		boolean models = request.method().equals("GET") && request.path().equals("/v1/models");
		return models ? Operation.MODELS : Operation.UNKNOWN;
	}

	@Override
	public String model(HttpRequest request, JsonNode body) {
		return Json.text(body.path("model"));
	}

	@Override
	public List<Rule> rules() {
		return AnthropicRules.all();
	}

	@Override
	public Prompt prompt(Call call) {
		return AnthropicPrompts.read(call);
	}

	@Override
	public HttpReply answer(Call call, Answer answer) {
		ObjectNode root = skeleton(call);
		root.putArray("content").addAll(AnthropicBlocks.of(call, answer));
		root.setAll(end(answer));
		root.set("usage", usage(answer.usage()));
		return HttpReply.json(200, headers(call, requestId(call), answer.usage().total(), null), root);
	}

	private static ObjectNode end(Answer answer) {
		ObjectNode end = Json.object().put("stop_reason", answer.finishReason(WORDS)).putNull("stop_sequence");
		if (answer.refusal() == null) {
			return end.putNull("stop_details");
		}
		end.putObject("stop_details")
			.put("type", "refusal")
			.put("category", "cyber")
			.put("explanation", answer.refusal());
		return end;
	}

	private static ObjectNode usage(TokenUsage usage) {
		ObjectNode counts = Json.object()
			.put("input_tokens", usage.prompt() - usage.cacheRead() - usage.cacheWrite())
			.put("cache_creation_input_tokens", usage.cacheWrite())
			.put("cache_read_input_tokens", usage.cacheRead());
		counts.putObject("cache_creation")
			.put("ephemeral_5m_input_tokens", usage.cacheWrite())
			.put("ephemeral_1h_input_tokens", 0);
		counts.put("output_tokens", usage.completion()).put("service_tier", "standard");
		counts.putObject("output_tokens_details").put("thinking_tokens", usage.reasoning());
		return counts;
	}

	@Override
	public EventStream stream(Call call, Answer answer) {
		HttpReply head = HttpReply.stream(headers(call, requestId(call), answer.usage().total(), null));
		return new EventStream(head, Framing.EVENTS,
				AnthropicStream.events(call, answer, skeleton(call), usage(answer.usage()), end(answer)),
				AnthropicStream.PING);
	}

	@Override
	public List<StreamEvent> errorEvents(Call call, Refusal refusal) {
		String error = new String(refuse(call, refusal, null).body(), StandardCharsets.UTF_8);
		return List.of(StreamEvent.raw(StreamEvent.Kind.FRAME, "error", error));
	}

	@Override
	public HttpReply emptyAnswer(Call call) {
		return HttpReply.json(200, headers(call, requestId(call), 0, null), skeleton(call).putNull("content"));
	}

	private static ObjectNode skeleton(Call call) {
		return Json.object()
			.put("model", call.model())
			.put("id", "msg_01" + call.ids().alphanumeric(22))
			.put("type", "message")
			.put("role", "assistant");
	}

	@Override
	public Refusal refusal(Fault fault) {
		return FAULTS.get(fault);
	}

	@Override
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		String requestId = requestId(call);
		ObjectNode root = Json.object().put("type", "error");
		root.putObject("error").put("type", refusal.type()).put("message", refusal.message());
		root.put("request_id", requestId);
		return HttpReply.json(refusal.status(), headers(call, requestId, 0, retryAfter), root);
	}

	@Override
	public List<String> usualModels() {
		return Models.ANTHROPIC;
	}

	@Override
	public HttpReply models(Call call, List<SimulatedModel> all) {
		String after = ModelPage.text(call, "after_id");
		int start = all.stream().map(SimulatedModel::id).toList().indexOf(after) + 1;
		ModelPage page = ModelPage.of(all, start, ModelPage.number(call, "limit", 20));
		ObjectNode root = Json.object().put("has_more", !page.last());
		ArrayNode data = root.putArray("data");
		page.models().forEach((model) -> data.addObject().put("type", "model").put("id", model.id()));
		root.set("first_id", data.path(0).path("id"));
		root.set("last_id", data.path(data.size() - 1).path("id"));
		return HttpReply.json(200, Map.of("request-id", requestId(call)), root);
	}

	private static String requestId(Call call) {
		return "req_011C" + call.ids().alphanumeric(20);
	}

	private static Map<String, String> headers(Call call, String requestId, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("request-id", requestId);
		headers.putAll(LimitHeaders.anthropic(call.now(), spent, retryAfter));
		return headers;
	}

}
