package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;
import io.github.llmrouter.dialect.ResponsesItem.Piece;

/**
 * Reads a streamed answer of Responses. Its last event repeats the whole answer; until
 * then, and where a server leaves the items out there, they are what the events say.
 */
final class ResponsesStream implements StreamDecoder {

	private static final Map<String, Piece> DELTAS = Map.of("response.output_text.delta", Piece.TEXT,
			"response.refusal.delta", Piece.REFUSAL, "response.reasoning_summary_text.delta", Piece.SUMMARY,
			"response.reasoning_text.delta", Piece.REASONING, "response.function_call_arguments.delta",
			Piece.ARGUMENTS);

	private final ChatCall call;

	private final HttpHeaders headers;

	private final Instant now;

	private final Map<Integer, ResponsesItem> items = new TreeMap<>();

	/** The answer as the last event that holds it describes it. */
	private ObjectNode response = RequestBody.create();

	private int toolCalls;

	private boolean handedOn;

	private boolean complete;

	private boolean ended;

	private @Nullable ProviderError error;

	ResponsesStream(ChatCall call, HttpHeaders headers, Instant now) {
		this.call = call;
		this.headers = headers;
		this.now = now;
	}

	@Override
	public void read(ServerSentEvent event, Consumer<ChatChunk> pieces) {
		if (event.data().strip().equals("[DONE]")) {
			this.ended = true;
			return;
		}
		if (Json.isBroken(event.data())) {
			failUnreadable(event.data());
			return;
		}
		JsonNode data = Json.parse(event.data());
		String named = Json.text(data.path("type"));
		String type = (named != null) ? named : (event.name() != null && data.isObject()) ? event.name() : "";
		read(type, data, (piece) -> {
			this.handedOn = true;
			pieces.accept(piece);
		});
	}

	private void read(String type, JsonNode data, Consumer<ChatChunk> pieces) {
		if (data.path("response") instanceof ObjectNode described) {
			this.response = described;
		}
		Piece piece = DELTAS.get(type);
		if (piece != null) {
			item(data, piece.item).grow(piece, data, pieces);
			return;
		}
		switch (type) {
			case "response.output_item.added" -> begin(data, pieces);
			case "response.output_item.done" -> begin(data, pieces).finish(data.path("item"), pieces);
			case "response.completed", "response.incomplete" -> complete(pieces);
			case "response.failed", "response.cancelled" -> fail(this.response.path("error"));
			default -> {
				if (type.equals("error") || OpenAiReplies.isError(data.path("error"))) {
					fail(data.path("error").isObject() ? data.path("error") : data);
				}
			}
		}
	}

	private ResponsesItem begin(JsonNode data, Consumer<ChatChunk> pieces) {
		int index = index(data);
		ResponsesItem present = this.items.get(index);
		if (present != null) {
			return present;
		}
		ObjectNode announced = (data.path("item") instanceof ObjectNode item) ? item.deepCopy() : RequestBody.create();
		announced.remove("content");
		announced.remove("summary");
		announced.remove("arguments");
		ResponsesItem begun = add(index, announced);
		begun.announce(pieces);
		return begun;
	}

	/** The item that an event belongs to, also where its beginning was not announced. */
	private ResponsesItem item(JsonNode data, String type) {
		ResponsesItem present = this.items.get(index(data));
		return (present != null) ? present : add(index(data), RequestBody.create().put("type", type));
	}

	private ResponsesItem add(int index, ObjectNode announced) {
		ResponsesItem item = new ResponsesItem(this.call, announced, this.toolCalls);
		this.toolCalls += item.isToolCall() ? 1 : 0;
		this.items.put(index, item);
		return item;
	}

	private static int index(JsonNode data) {
		return data.path("output_index").asInt(0);
	}

	private void complete(Consumer<ChatChunk> pieces) {
		this.complete = true;
		this.ended = true;
		if (this.response.path("output").isEmpty()) {
			this.response = merged();
		}
		else if (!this.handedOn) {
			handOn(pieces);
		}
	}

	/** For a server that sends nothing but the whole. */
	private void handOn(Consumer<ChatChunk> pieces) {
		this.items.clear();
		int index = 0;
		for (JsonNode item : this.response.path("output")) {
			ObjectNode data = RequestBody.create().put("output_index", index++);
			data.set("item", item);
			begin(data, pieces).finish(item, pieces);
		}
	}

	private void fail(JsonNode said) {
		this.ended = true;
		ObjectNode problem = (said instanceof ObjectNode object) ? object.deepCopy()
				: RequestBody.create().put("code", "server_error").put("message", "The provider reports a failure");
		if ("error".equals(Json.text(problem.path("type")))) {
			problem.remove("type");
		}
		ObjectNode root = RequestBody.create();
		root.set("error", problem);
		root.set("id", this.response.path("id"));
		root.set("usage", this.response.path("usage"));
		this.error = ResponsesExchange.error(received(root));
	}

	private void failUnreadable(String data) {
		if (!this.complete) {
			this.ended = true;
			Received event = new StreamedReply(this.headers, this.now).unreadable(data);
			this.error = ResponsesExchange.error(event);
		}
	}

	@Override
	public boolean ended() {
		return this.ended;
	}

	@Override
	public StreamResult result() {
		Answer answer = ResponsesReplies.read(received(this.complete ? this.response : unfinished()), this.call);
		return new StreamResult(answer, this.error, this.complete);
	}

	private ObjectNode unfinished() {
		ObjectNode unfinished = merged();
		unfinished.remove("status");
		return unfinished;
	}

	private ObjectNode merged() {
		ObjectNode merged = this.response.deepCopy();
		ArrayNode output = merged.putArray("output");
		this.items.values().forEach((item) -> output.add(item.json()));
		return merged;
	}

	private Received received(JsonNode root) {
		return new Received(new WireReply(200, this.headers, new byte[0]), root,
				RateLimitHeaders.read(this.headers, this.now), this.now);
	}

}
