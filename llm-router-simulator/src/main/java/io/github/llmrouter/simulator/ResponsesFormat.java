package io.github.llmrouter.simulator;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenAI's Responses API, the other way to ask a server that has chat completions.
 */
final class ResponsesFormat implements WireFormat {

	static final String PATH = "/responses";

	private static final FinishWords WORDS = new FinishWords("completed", "max_output_tokens", "completed",
			"completed");

	private final OpenAiFormat chat;

	ResponsesFormat(OpenAiFormat chat) {
		this.chat = chat;
	}

	@Override
	public String basePath() {
		return this.chat.basePath();
	}

	@Override
	public Operation operation(HttpRequest request, JsonNode body) {
		return body.path("stream").asBoolean(false) ? Operation.STREAM : Operation.CHAT;
	}

	@Override
	public String model(HttpRequest request, JsonNode body) {
		return this.chat.model(request, body);
	}

	@Override
	public List<Rule> rules() {
		Stream<Rule> keys = this.chat.rules().stream().filter((rule) -> rule.refusal().status() == 401);
		return Stream.concat(keys, ResponsesRules.ENDPOINT.stream()).toList();
	}

	@Override
	public Prompt prompt(Call call) {
		return ResponsesPrompts.read(call);
	}

	@Override
	public HttpReply answer(Call call, Answer answer) {
		ObjectNode whole = whole(call, answer, begun(call));
		return HttpReply.json(200, this.chat.headers(call, whole, answer.usage().total(), null), whole);
	}

	@Override
	public EventStream stream(Call call, Answer answer) {
		ObjectNode begun = begun(call);
		HttpReply head = HttpReply.stream(this.chat.headers(call, begun, answer.usage().total(), null));
		return new EventStream(head, Framing.EVENTS, ResponsesStream.events(answer, begun, whole(call, answer, begun)),
				StreamEvent.comment("keep-alive"));
	}

	/**
	 * An error in the middle of a stream comes as an error and then as a failed response.
	 */
	@Override
	public List<StreamEvent> errorEvents(Call call, Refusal refusal) {
		String code = (refusal.code() != null) ? refusal.code() : refusal.type();
		ObjectNode error = Json.object()
			.put("type", "error")
			.put("code", code)
			.put("message", refusal.message())
			.put("param", refusal.param());
		ObjectNode failed = Json.object().put("type", "response.failed");
		ObjectNode response = begun(call).put("status", "failed");
		response.putObject("error").put("code", code).put("message", refusal.message());
		failed.set("response", response);
		return List.of(StreamEvent.frame("error", error), StreamEvent.frame("response.failed", failed));
	}

	@Override
	public HttpReply emptyAnswer(Call call) {
		ObjectNode empty = begun(call).put("status", "completed").putNull("output");
		return HttpReply.json(200, this.chat.headers(call, empty, 0, null), empty);
	}

	private static ObjectNode whole(Call call, Answer answer, ObjectNode begun) {
		ObjectNode whole = begun.deepCopy();
		String reason = answer.finishReason(WORDS);
		boolean complete = reason.equals("completed");
		whole.put("status", complete ? "completed" : "incomplete");
		if (!complete) {
			whole.putObject("incomplete_details").put("reason", reason);
		}
		whole.putArray("output").addAll(ResponsesItems.of(call, answer));
		whole.set("usage", usage(answer.usage()));
		return whole;
	}

	private static ObjectNode usage(TokenUsage usage) {
		ObjectNode node = Json.object().put("input_tokens", usage.prompt());
		node.putObject("input_tokens_details")
			.put("cached_tokens", usage.cacheRead())
			.put("cache_write_tokens", usage.cacheWrite());
		node.put("output_tokens", usage.completion());
		node.putObject("output_tokens_details").put("reasoning_tokens", usage.reasoning());
		return node.put("total_tokens", usage.total());
	}

	/**
	 * The response as it stands before any output; it repeats the request.
	 */
	private static ObjectNode begun(Call call) {
		ObjectNode response = Json.object()
			.put("id", "resp_" + call.ids().hex(50))
			.put("object", "response")
			.put("created_at", call.now().getEpochSecond())
			.put("status", "in_progress")
			.put("model", call.model())
			.putNull("error")
			.putNull("incomplete_details")
			.putNull("previous_response_id")
			.put("service_tier", "default")
			.put("parallel_tool_calls", call.body().path("parallel_tool_calls").asBoolean(true))
			.put("store", call.body().path("store").asBoolean(true));
		response.putArray("output");
		for (String repeated : List.of("instructions", "max_output_tokens", "metadata", "reasoning", "temperature",
				"text", "tools", "tool_choice", "top_p")) {
			JsonNode given = call.body().path(repeated);
			response.set(repeated, given.isMissingNode() ? response.nullNode() : given);
		}
		return response.putNull("usage");
	}

	@Override
	public Refusal refusal(Fault fault) {
		return this.chat.refusal(fault);
	}

	@Override
	public HttpReply refuse(Call call, Refusal refusal, @Nullable Duration retryAfter) {
		return this.chat.refuse(call, refusal, retryAfter);
	}

	@Override
	public List<String> usualModels() {
		return this.chat.usualModels();
	}

	@Override
	public HttpReply models(Call call, List<SimulatedModel> all) {
		return this.chat.models(call, all);
	}

}
