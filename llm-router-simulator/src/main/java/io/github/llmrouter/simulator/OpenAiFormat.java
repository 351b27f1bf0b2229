package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	private static final FinishWords WORDS = new FinishWords("stop", "length", "tool_calls", "stop");

	/** OpenAI stops, rather than calls tools, where tool_choice names the tool. */
	private static final FinishWords WORDS_OF_NAMED_TOOL = new FinishWords("stop", "length", "stop", "stop");

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
	public WireFormat speaking(HttpRequest request) {
		boolean responses = hasResponses() && request.method().equals("POST")
				&& request.path().equals(this.basePath + ResponsesFormat.PATH);
		return responses ? new ResponsesFormat(this) : this;
	}

	/**
	 * Whether the server has the Responses API as well.
	 */
	boolean hasResponses() {
		return true;
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
		return OpenAiPrompts.chat(call, reasoning(call));
	}

	/**
	 * What the model does with its reasoning; OpenAI shows none in chat completions.
	 */
	Reasoning reasoning(Call call) {
		return Reasoning.of(OpenAiPrompts.isEffort(call.at("/reasoning_effort")), false);
	}

	@Override
	public HttpReply answer(Call call, Answer answer) {
		ObjectNode root = skeleton(call);
		ObjectNode choice = root.putArray("choices").addObject();
		choice.put("index", 0);
		writeMessage(call, choice.putObject("message").put("role", "assistant"), answer);
		choice.putNull("logprobs");
		choice.put("finish_reason", finishReason(call, answer));
		root.set("usage", usage(answer.usage()));
		decorate(call, root, answer);
		return HttpReply.json(200, headers(call, root, answer.usage().total(), null), root);
	}

	/**
	 * Writes what the model says.
	 */
	void writeMessage(Call call, ObjectNode message, Answer answer) {
		boolean silent = answer.text().isEmpty() && (answer.refusal() != null || !answer.toolCalls().isEmpty());
		message.put("content", silent ? null : answer.text()).put("refusal", answer.refusal());
		message.putArray("annotations");
		if (!answer.toolCalls().isEmpty()) {
			ArrayNode calls = message.putArray("tool_calls");
			answer.toolCalls().forEach((toolCall) -> calls.add(toolCall(call, toolCall)));
		}
	}

	ObjectNode toolCall(Call call, ToolCall toolCall) {
		ObjectNode node = Json.object()
			.put("id", (toolCall.id() != null) ? toolCall.id() : toolCallId(call, toolCall))
			.put("type", "function");
		node.putObject("function").put("name", toolCall.name()).put("arguments", toolCall.arguments());
		return node;
	}

	String finishReason(Call call, Answer answer) {
		boolean named = call.body().path("tool_choice").has("function");
		return answer.finishReason(named ? WORDS_OF_NAMED_TOOL : WORDS);
	}

	@Override
	public EventStream stream(Call call, Answer answer) {
		ObjectNode skeleton = skeleton(call).put("object", "chat.completion.chunk");
		HttpReply head = HttpReply.stream(headers(call, skeleton, answer.usage().total(), null));
		return new EventStream(head, Framing.EVENTS, events(call, skeleton, answer).list(),
				StreamEvent.comment("keep-alive"));
	}

	/**
	 * The events of a stream.
	 * @param skeleton the fields that every chunk has
	 */
	OpenAiStream events(Call call, ObjectNode skeleton, Answer answer) {
		return new OpenAiStream(this, call, skeleton, answer);
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

	ObjectNode skeleton(Call call) {
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
	public List<String> usualModels() {
		return this.models;
	}

	@Override
	public HttpReply models(Call call, List<SimulatedModel> all) {
		ObjectNode root = Json.object().put("object", "list");
		ArrayNode data = root.putArray("data");
		all.forEach((model) -> describe(data.addObject().put("id", model.id()).put("object", "model").put("created", 0),
				model));
		return HttpReply.json(200, Map.of(), root);
	}

	/**
	 * Adds what the list tells of a model beside its id.
	 */
	void describe(ObjectNode entry, SimulatedModel model) {
		if (model.endsOn() != null) {
			entry.put("shutdown_date", model.endsOn().toString());
		}
	}

	Map<String, String> headers(Call call, ObjectNode body, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>();
		identify(call, body, headers);
		headers.putAll(this.limits.headers(call.now(), spent, retryAfter));
		return headers;
	}

	String answerId(Call call) {
		return "chatcmpl-" + call.ids().alphanumeric(29);
	}

	String toolCallId(Call call, ToolCall toolCall) {
		return "call_" + call.ids().alphanumeric(24);
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
	 * Adds the fields of a chunk that only this provider has.
	 */
	void decorateChunk(Call call, ObjectNode chunk) {
		chunk.put("service_tier", "default").put("system_fingerprint", "fp_simulated00");
		if (call.at("/stream_options/include_obfuscation").asBoolean(true)) {
			chunk.put("obfuscation", call.ids().alphanumeric(call.context().random().nextInt(1, 16)));
		}
	}

	/**
	 * Adds the fields of the answer that only this provider has.
	 */
	void decorate(Call call, ObjectNode root, Answer answer) {
		root.put("service_tier", "default").put("system_fingerprint", "fp_simulated00");
	}

}
