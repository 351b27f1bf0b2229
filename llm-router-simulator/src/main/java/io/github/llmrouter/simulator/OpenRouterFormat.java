package io.github.llmrouter.simulator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
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

	private static final Map<String, String> SERVED_BY = Map.of("anthropic", "Anthropic", "openai", "OpenAI", "google",
			"Google AI Studio", "mistralai", "Mistral", "nvidia", "Nvidia", "cohere", "Cohere");

	OpenRouterFormat() {
		super("/api/v1", OpenRouterRules.all(), (now, spent, retryAfter) -> LimitHeaders.NOTHING, Models.OPENROUTER);
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
		choice.put("native_finish_reason", answer.finishReason("stop", "length"));
		List<BigDecimal> cost = SimulatedPrices.cost(call.model(), answer.usage());
		ObjectNode usage = (ObjectNode) root.path("usage");
		usage.put("cost", cost.get(0).add(cost.get(1))).put("is_byok", false);
		usage.putObject("cost_details")
			.putNull("upstream_inference_cost")
			.put("upstream_inference_prompt_cost", cost.get(0))
			.put("upstream_inference_completions_cost", cost.get(1));
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
		int slash = model.indexOf('/');
		String vendor = (slash > 0) ? model.substring(0, slash) : model;
		return SERVED_BY.getOrDefault(vendor.replace("~", ""), "DeepInfra");
	}

}
