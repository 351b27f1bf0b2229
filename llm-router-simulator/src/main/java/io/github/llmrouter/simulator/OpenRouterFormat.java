package io.github.llmrouter.simulator;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter: OpenAI's form with a cost, the provider that served, and errors of its own
 * shape.
 */
final class OpenRouterFormat extends OpenAiFormat {

	private static final FaultWords FAULTS = new FaultWords(
			Refusal.of(429, "rate_limit_exceeded", "Rate limit exceeded: {model}"),
			Refusal.of(503, "provider_overloaded", "Provider returned error"),
			Refusal.of(500, "server", "Internal Server Error"),
			Refusal.of(502, "provider_unavailable", "Provider returned error"));

	private static final Map<String, FinishWords> NATIVE_WORDS = Map.of("anthropic",
			new FinishWords("end_turn", "max_tokens", "tool_use", "refusal"), "google",
			new FinishWords("STOP", "MAX_TOKENS", "STOP", "SAFETY"), "openai",
			new FinishWords("completed", "max_output_tokens", "completed", "completed"));

	private static final FinishWords OTHER_WORDS = new FinishWords("stop", "length", "tool_calls", "stop");

	private static final Map<String, String> SERVED_BY = Map.of("anthropic", "Anthropic", "openai", "OpenAI", "google",
			"Google AI Studio", "mistralai", "Mistral", "nvidia", "Nvidia", "cohere", "Cohere");

	private static final int MODELS_ON_A_PAGE = 500;

	OpenRouterFormat() {
		super("/api/v1", OpenRouterRules.all(), (now, spent, retryAfter) -> LimitHeaders.NOTHING, Models.OPENROUTER);
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
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		ObjectNode root = Json.object();
		ObjectNode error = root.putObject("error").put("message", refusal.message()).put("code", refusal.status());
		ObjectNode metadata = error.putObject("metadata").put("error_type", refusal.type());
		if (refusal.message().startsWith("Provider returned")) {
			metadata.put("provider_name", servedBy(call.model())).put("raw", "upstream error");
		}
		Map<String, String> headers = new LinkedHashMap<>();
		if (retryAfter != null) {
			headers.put("Retry-After", Hints.seconds(retryAfter));
		}
		if (refusal.status() == 429) {
			headers.putAll(limitHeaders(call, FaultReplies.hintOrDefault(retryAfter)));
			ObjectNode copy = metadata.putObject("headers");
			headers.forEach(copy::put);
		}
		if (retryAfter != null || refusal.status() == 429) {
			metadata.put("retry_after_seconds", Hints.decimal(FaultReplies.hintOrDefault(retryAfter)));
		}
		root.put("user_id", "user_simulated");
		return HttpReply.json(refusal.status(), headers, root);
	}

	private static Map<String, String> limitHeaders(Call call, Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("X-RateLimit-Limit", "20");
		headers.put("X-RateLimit-Remaining", "0");
		headers.put("X-RateLimit-Reset", Long.toString(call.now().plus(retryAfter).toEpochMilli()));
		return headers;
	}

	/**
	 * {@code Retry-After} comes from upstream only; its own limit tells the reset.
	 */
	@Override
	public boolean alwaysHints() {
		return false;
	}

	@Override
	public HttpReply models(Call call, List<SimulatedModel> all) {
		int size = ModelPage.number(call, "limit", MODELS_ON_A_PAGE);
		ModelPage page = ModelPage.of(all, ModelPage.number(call, "offset", 0), size);
		ObjectNode root = (ObjectNode) Json
			.read(new String(super.models(call, page.models()).body(), StandardCharsets.UTF_8));
		root.remove("object");
		root.putObject("links")
			.put("next", page.last() ? null : "/api/v1/models?offset=" + page.end() + "&limit=" + size);
		return HttpReply.json(200, Map.of(), root.put("total_count", page.total()));
	}

	@Override
	void describe(ObjectNode entry, SimulatedModel model) {
		entry.put("canonical_slug", model.aliases().isEmpty() ? model.id() : model.aliases().get(0));
		entry.put("expiration_date", (model.endsOn() != null) ? model.endsOn().toString() : null);
	}

	@Override
	Reasoning reasoning(Call call) {
		JsonNode given = call.body().path("reasoning");
		boolean wanted = OpenAiPrompts.isEffort(given.path("effort")) || given.path("max_tokens").asInt(0) > 0
				|| given.path("enabled").asBoolean(false) || OpenAiPrompts.isEffort(call.at("/reasoning_effort"))
				|| call.at("/include_reasoning").asBoolean(false);
		return Reasoning.of(wanted, !given.path("exclude").asBoolean(false));
	}

	@Override
	void writeMessage(Call call, ObjectNode message, Answer answer) {
		super.writeMessage(call, message, answer);
		message.remove("annotations");
		String reasoning = answer.shownReasoning();
		message.put("reasoning", reasoning.isEmpty() ? null : reasoning);
		if (!reasoning.isEmpty()) {
			message.putArray("reasoning_details").addAll(ReasoningDetails.of(call).whole(reasoning));
		}
	}

	@Override
	public EventStream stream(Call call, Answer answer) {
		ObjectNode skeleton = skeleton(call).put("object", "chat.completion.chunk")
			.put("provider", servedBy(call.model()));
		Map<String, String> headers = new LinkedHashMap<>(Map.of("content-type", "text/event-stream"));
		identify(call, skeleton, headers);
		return new EventStream(HttpReply.stream(headers), Framing.EVENTS,
				new OpenRouterStream(this, call, skeleton, answer).list(), OpenRouterStream.PROCESSING);
	}

	/**
	 * An error in the middle of a stream stands beside a choice that ends with it.
	 */
	@Override
	public List<StreamEvent> errorEvents(Call call, Refusal refusal) {
		ObjectNode chunk = skeleton(call).put("object", "chat.completion.chunk")
			.put("provider", servedBy(call.model()));
		ObjectNode error = chunk.putObject("error").put("code", refusal.status()).put("message", refusal.message());
		error.putObject("metadata").put("error_type", refusal.type());
		ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
		choice.putObject("delta").put("content", "");
		choice.put("finish_reason", "error");
		return List.of(StreamEvent.frame(null, chunk));
	}

	/**
	 * The finish reason in the words of the provider that served.
	 */
	static String nativeFinishReason(Call call, Answer answer) {
		return answer.finishReason(NATIVE_WORDS.getOrDefault(vendor(call.model()), OTHER_WORDS));
	}

	@Override
	String toolCallId(Call call, ToolCall toolCall) {
		return switch (vendor(call.model())) {
			case "anthropic" -> "toolu_01" + call.ids().alphanumeric(22);
			case "google" -> "tool_0_" + toolCall.name() + "_" + call.ids().alphanumeric(20);
			default -> super.toolCallId(call, toolCall);
		};
	}

	@Override
	String answerId(Call call) {
		return "gen-" + call.now().getEpochSecond() + "-" + call.ids().alphanumeric(20);
	}

	@Override
	void identify(Call call, ObjectNode body, Map<String, String> headers) {
		headers.put("X-Generation-Id", Json.text(body.path("id")));
	}

	@Override
	void decorate(Call call, ObjectNode root, Answer answer) {
		root.put("provider", servedBy(call.model()));
		ObjectNode choice = (ObjectNode) root.path("choices").path(0);
		choice.put("native_finish_reason", nativeFinishReason(call, answer));
		((ObjectNode) root.path("usage")).setAll(cost(call, answer));
	}

	/**
	 * The part of the usage that tells the cost.
	 */
	static ObjectNode cost(Call call, Answer answer) {
		List<BigDecimal> cost = SimulatedPrices.cost(call.model(), answer.usage());
		ObjectNode node = Json.object().put("cost", cost.get(0).add(cost.get(1))).put("is_byok", false);
		node.putObject("cost_details")
			.putNull("upstream_inference_cost")
			.put("upstream_inference_prompt_cost", cost.get(0))
			.put("upstream_inference_completions_cost", cost.get(1));
		return node;
	}

	@Override
	void decorateChunk(Call call, ObjectNode chunk) {
		// OpenRouter adds nothing that the skeleton does not have.
	}

	@Override
	void decorateEmbeddings(Call call, ObjectNode root) {
		root.put("id", "gen-emb-" + call.now().getEpochSecond() + "-" + call.ids().alphanumeric(20));
		root.put("provider", servedBy(call.model()));
		ObjectNode usage = (ObjectNode) root.path("usage");
		TokenUsage tokens = new TokenUsage(usage.path("prompt_tokens").intValue(), 0, 0, 0, 0);
		usage.put("cost", SimulatedPrices.cost(call.model(), tokens).get(0)).put("is_byok", false);
	}

	private static String servedBy(String model) {
		return SERVED_BY.getOrDefault(vendor(model), "DeepInfra");
	}

	static String vendor(String model) {
		int slash = model.indexOf('/');
		return ((slash > 0) ? model.substring(0, slash) : model).replace("~", "");
	}

}
