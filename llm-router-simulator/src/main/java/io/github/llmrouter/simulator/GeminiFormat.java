package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Google's Gemini API, {@code generateContent}.
 */
final class GeminiFormat implements WireFormat {

	private static final Pattern PATH = Pattern.compile("/v1beta/models/(.+):(\\w+)");

	private static final Map<String, Operation> METHODS = Map.of("generateContent", Operation.CHAT,
			"streamGenerateContent", Operation.STREAM, GeminiEmbeddings.ONE, Operation.EMBEDDINGS,
			GeminiEmbeddings.BATCH, Operation.EMBEDDINGS);

	private static final Map<String, String> HEADERS = Map.of("content-type", "application/json; charset=UTF-8",
			"server", "scaffolding on HTTPServer2");

	private static final Pattern SERVER_SENT = Pattern.compile("(.*&)?alt=sse(&.*)?");

	private static final FinishWords WORDS = new FinishWords("STOP", "MAX_TOKENS", "STOP", "SAFETY");

	private static final FaultWords FAULTS = FaultWords.of(
			Refusal.of(429, "RESOURCE_EXHAUSTED",
					"You exceeded your current quota, please check your plan and billing details. Please retry in {}."),
			Refusal.of(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
			Refusal.of(500, "INTERNAL", "An internal error has occurred. Please retry."));

	@Override
	public String basePath() {
		return "";
	}

	@Override
	public Operation operation(HttpRequest request, JsonNode body) {
		Matcher path = PATH.matcher(request.path());
		if (request.method().equals("POST") && path.matches()) {
			return METHODS.getOrDefault(path.group(2), Operation.UNKNOWN);
		}
		boolean models = request.method().equals("GET") && request.path().equals("/v1beta/models");
		return models ? Operation.MODELS : Operation.UNKNOWN;
	}

	@Override
	public String model(HttpRequest request, JsonNode body) {
		Matcher path = PATH.matcher(request.path());
		return path.matches() ? path.group(1) : "";
	}

	@Override
	public List<Rule> rules() {
		return GeminiRules.all();
	}

	@Override
	public Prompt prompt(Call call) {
		return GeminiPrompts.read(call);
	}

	@Override
	public HttpReply answer(Call call, Answer answer) {
		ObjectNode root = Json.object();
		ObjectNode candidate = root.putArray("candidates").addObject();
		ObjectNode content = candidate.putObject("content");
		List<ObjectNode> parts = new GeminiParts(call, answer).whole();
		if (!parts.isEmpty()) {
			content.putArray("parts").addAll(parts);
		}
		else if (!answer.cutShort() && answer.refusal() == null) {
			content.putArray("parts").addObject().put("text", "");
		}
		content.put("role", "model");
		candidate.put("finishReason", answer.finishReason(WORDS)).put("index", 0);
		root.set("usageMetadata", usage(answer.usage()));
		identify(call, root);
		return HttpReply.json(200, HEADERS, root);
	}

	@Override
	public EventStream stream(Call call, Answer answer) {
		ObjectNode identity = Json.object();
		identify(call, identity);
		List<StreamEvent> events = new GeminiStream(call, answer, identity, answer.finishReason(WORDS)).events();
		Framing framing = isServerSent(call) ? Framing.EVENTS_CRLF : Framing.ARRAY;
		return new EventStream(HttpReply.stream(headers(call)), framing, events, StreamEvent.comment("keep-alive"));
	}

	private static boolean isServerSent(Call call) {
		return call.operation() == Operation.STREAM && SERVER_SENT.matcher(call.http().query()).matches();
	}

	/**
	 * The headers, whose content type is that of a stream for errors as well if one is
	 * asked for.
	 */
	private static Map<String, String> headers(Call call) {
		if (!isServerSent(call)) {
			return HEADERS;
		}
		Map<String, String> headers = new LinkedHashMap<>(HEADERS);
		headers.put("content-type", "text/event-stream");
		return headers;
	}

	static ObjectNode usage(TokenUsage usage) {
		ObjectNode node = Json.object().put("promptTokenCount", usage.prompt());
		if (usage.completion() > usage.reasoning()) {
			node.put("candidatesTokenCount", usage.completion() - usage.reasoning());
		}
		node.put("totalTokenCount", usage.total());
		if (usage.cacheRead() > 0) {
			node.put("cachedContentTokenCount", usage.cacheRead());
		}
		if (usage.reasoning() > 0) {
			node.put("thoughtsTokenCount", usage.reasoning());
		}
		node.putArray("promptTokensDetails").addObject().put("modality", "TEXT").put("tokenCount", usage.prompt());
		return node.put("serviceTier", "standard");
	}

	@Override
	public HttpReply embeddings(Call call) {
		return HttpReply.json(200, HEADERS, GeminiEmbeddings.reply(call));
	}

	@Override
	public HttpReply emptyAnswer(Call call) {
		ObjectNode root = Json.object().putNull("candidates");
		identify(call, root);
		return HttpReply.json(200, HEADERS, root);
	}

	private static void identify(Call call, ObjectNode root) {
		root.put("modelVersion", call.model()).put("responseId", call.ids().alphanumeric(23));
	}

	@Override
	public Refusal refusal(Fault fault) {
		return FAULTS.get(fault);
	}

	@Override
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		ObjectNode root = Json.object();
		ObjectNode error = root.putObject("error")
			.put("code", refusal.status())
			.put("message", refusal.message())
			.put("status", refusal.type());
		ArrayNode details = Json.object().putArray("details");
		describe(details, call, refusal, retryAfter);
		if (!details.isEmpty()) {
			error.set("details", details);
		}
		return HttpReply.json(refusal.status(), headers(call), root);
	}

	/**
	 * Gemini has no headers for hints: everything is in the details.
	 */
	private static void describe(ArrayNode details, Call call, Refusal refusal, @Nullable Duration retryAfter) {
		if (refusal.code() != null) {
			ObjectNode info = detail(details, "ErrorInfo").put("reason", refusal.code())
				.put("domain", "googleapis.com");
			info.putObject("metadata").put("service", "generativelanguage.googleapis.com");
		}
		if (refusal.param() != null) {
			detail(details, "BadRequest").putArray("fieldViolations").addObject().put("description", refusal.message());
		}
		if (refusal.status() == 429) {
			ObjectNode violation = detail(details, "QuotaFailure").putArray("violations").addObject();
			violation.put("quotaMetric", "generativelanguage.googleapis.com/generate_content_requests")
				.put("quotaId", "GenerateRequestsPerMinutePerProjectPerModel")
				.put("quotaValue", "1000");
			violation.putObject("quotaDimensions").put("model", call.model()).put("location", "global");
		}
		if (retryAfter != null) {
			detail(details, "RetryInfo").put("retryDelay", Hints.seconds(retryAfter) + "s");
		}
	}

	private static ObjectNode detail(ArrayNode details, String type) {
		return details.addObject().put("@type", "type.googleapis.com/google.rpc." + type);
	}

	@Override
	public List<String> usualModels() {
		return Models.GEMINI;
	}

	@Override
	public HttpReply models(Call call, List<SimulatedModel> all) {
		int size = Math.min(ModelPage.number(call, "pageSize", 50), 1000);
		ModelPage page = ModelPage.of(all, ModelPage.number(call, "pageToken", 0), size);
		ObjectNode root = Json.object();
		ArrayNode models = root.putArray("models");
		page.models().forEach((model) -> {
			ObjectNode entry = models.addObject().put("name", "models/" + model.id());
			ArrayNode methods = entry.putArray("supportedGenerationMethods");
			model.methods().forEach(methods::add);
		});
		if (!page.last()) {
			root.put("nextPageToken", Integer.toString(page.end()));
		}
		return HttpReply.json(200, HEADERS, root);
	}

}
