package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions, as OpenAI and the servers of its form answer them.
 */
class OpenAiFormat implements WireFormat {

	private static final FaultWords FAULTS = FaultWords.of(
			Refusal
				.of(429, "requests",
						"Rate limit reached for {model} on requests per min (RPM). Please try again in {}.")
				.code("rate_limit_exceeded"),
			Refusal.of(503, "service_unavailable_error", "The engine is currently overloaded, please try again later")
				.code("server_is_overloaded"),
			Refusal.of(500, "server_error", "The server had an error while processing your request."));

	private final String basePath;

	private final List<Rule> rules;

	private final LimitHeaders limits;

	private final List<String> models;

	OpenAiFormat(String basePath, List<Rule> rules, LimitHeaders limits, List<String> models) {
		this.basePath = basePath;
		this.rules = rules;
		this.limits = limits;
		this.models = models;
	}

	@Override
	public String basePath() {
		return this.basePath;
	}

	@Override
	public Operation operation(HttpRequest request, JsonNode body) {
		if (request.method().equals("POST") && request.path().equals(this.basePath + "/chat/completions")) {
			return body.path("stream").asBoolean(false) ? Operation.STREAM : Operation.CHAT;
		}
		if (request.method().equals("POST") && request.path().equals(this.basePath + "/embeddings")) {
			return Operation.EMBEDDINGS;
		}
		boolean models = request.method().equals("GET") && request.path().equals(this.basePath + "/models");
		return models ? Operation.MODELS : Operation.UNKNOWN;
	}

	@Override
	public String model(HttpRequest request, JsonNode body) {
		return Json.text(body.path("model"));
	}

	@Override
	public List<Rule> rules() {
		return this.rules;
	}

	@Override
	public Prompt prompt(Call call) {
		JsonNode messages = call.body().path("messages");
		String all = messages.valueStream()
			.map((message) -> Texts.of(message.path("content")))
			.collect(Collectors.joining("\n"));
		Integer limit = Json.integer(call.body().path("max_completion_tokens"));
		return new Prompt(all, Texts.lastTurn(messages, "content"), messages.size(),
				(limit != null) ? limit : Json.integer(call.body().path("max_tokens")));
	}

	@Override
	public HttpReply answer(Call call, Answer answer) {
		ObjectNode root = skeleton(call);
		ObjectNode choice = root.putArray("choices").addObject();
		choice.put("index", 0);
		ObjectNode message = choice.putObject("message");
		message.put("role", "assistant").put("content", answer.text()).putNull("refusal");
		message.putArray("annotations");
		choice.putNull("logprobs");
		choice.put("finish_reason", answer.finishReason("stop", "length"));
		root.set("usage", usage(answer.usage()));
		decorate(call, root, answer);
		return HttpReply.json(200, headers(call, root, answer.usage().total(), null), root);
	}

	@Override
	public HttpReply embeddings(Call call) {
		OpenAiEmbeddings embeddings = OpenAiEmbeddings.of(call);
		ObjectNode root = embeddings.list(call);
		decorateEmbeddings(call, root);
		return HttpReply.json(200, headers(call, root, embeddings.tokens(), null), root);
	}

	@Override
	public HttpReply emptyAnswer(Call call) {
		ObjectNode root = skeleton(call).putNull("choices");
		return HttpReply.json(200, headers(call, root, 0, null), root);
	}

	private ObjectNode skeleton(Call call) {
		return Json.object()
			.put("id", answerId(call))
			.put("object", "chat.completion")
			.put("created", call.now().getEpochSecond())
			.put("model", call.model());
	}

	ObjectNode usage(TokenUsage usage) {
		ObjectNode node = Json.object()
			.put("prompt_tokens", usage.prompt())
			.put("completion_tokens", usage.completion())
			.put("total_tokens", usage.total());
		node.putObject("prompt_tokens_details")
			.put("cached_tokens", usage.cacheRead())
			.put("cache_write_tokens", usage.cacheWrite())
			.put("audio_tokens", 0);
		node.putObject("completion_tokens_details")
			.put("reasoning_tokens", usage.reasoning())
			.put("audio_tokens", 0)
			.put("accepted_prediction_tokens", 0)
			.put("rejected_prediction_tokens", 0);
		return node;
	}

	@Override
	public Refusal refusal(Fault fault) {
		return FAULTS.get(fault);
	}

	@Override
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		ObjectNode root = Json.object();
		root.putObject("error")
			.put("message", refusal.message())
			.put("type", refusal.type())
			.put("param", refusal.param())
			.put("code", refusal.code());
		return HttpReply.json(refusal.status(), headers(call, root, 0, retryAfter), root);
	}

	@Override
	public HttpReply models(Call call) {
		ObjectNode root = Json.object().put("object", "list");
		ArrayNode data = root.putArray("data");
		this.models.forEach((model) -> data.addObject().put("id", model).put("object", "model").put("created", 0));
		return HttpReply.json(200, Map.of(), root);
	}

	private Map<String, String> headers(Call call, ObjectNode body, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>();
		identify(call, body, headers);
		headers.putAll(this.limits.headers(call.now(), spent, retryAfter));
		return headers;
	}

	String answerId(Call call) {
		return "chatcmpl-" + call.ids().alphanumeric(29);
	}

	/**
	 * Adds the header by which the provider's support finds the call.
	 */
	void identify(Call call, ObjectNode body, Map<String, String> headers) {
		headers.put("x-request-id", "req_" + call.ids().hex(32));
	}

	/**
	 * Adds the fields beside embeddings that only this provider has.
	 */
	void decorateEmbeddings(Call call, ObjectNode root) {
	}

	/**
	 * Adds the fields of the answer that only this provider has.
	 */
	void decorate(Call call, ObjectNode root, Answer answer) {
		root.put("service_tier", "default").put("system_fingerprint", "fp_simulated00");
	}

}
