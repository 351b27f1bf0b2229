package io.github.llmrouter.dialect;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/** An item of a streamed answer while it grows. */
final class ResponsesItem {

	private static final JsonPointer CONTENT = JsonPointer.compile("/content");

	private final ChatCall call;

	private final ObjectNode announced;

	/** Which of the answer's tool calls this is, if it is one. */
	private final int toolCall;

	private final Map<Piece, StringBuilder> grown = new EnumMap<>(Piece.class);

	private final ArrayNode logprobs = Json.MAPPER.createArrayNode();

	private @Nullable Piece shown;

	private @Nullable JsonNode done;

	/**
	 * Begins an item.
	 * @param call the call that is answered
	 * @param announced what is known of it
	 * @param toolCall which of the answer's tool calls it is, if it is one
	 */
	ResponsesItem(ChatCall call, ObjectNode announced, int toolCall) {
		this.call = call;
		this.announced = announced;
		this.toolCall = toolCall;
	}

	boolean isToolCall() {
		return is("function_call");
	}

	private boolean is(String type) {
		return type.equals(Json.text(this.announced.path("type")));
	}

	/** Lets the caller know of a tool call before there are arguments. */
	void announce(Consumer<ChatChunk> pieces) {
		if (isToolCall()) {
			pieces.accept(toolCallChunk(""));
		}
	}

	void grow(Piece piece, JsonNode event, Consumer<ChatChunk> pieces) {
		String delta = event.path("delta").stringValue("");
		this.grown.computeIfAbsent(piece, (first) -> new StringBuilder()).append(delta);
		event.path("logprobs").forEach(this.logprobs::add);
		show(piece, delta, pieces);
	}

	/** Ends the item; what came in no piece is handed on now. */
	void finish(JsonNode item, Consumer<ChatChunk> pieces) {
		this.done = item.isObject() ? item : this.done;
		if (this.shown != null) {
			return;
		}
		if (isToolCall()) {
			show(Piece.ARGUMENTS, item.path("arguments").stringValue(""), pieces);
		}
		else if (is("reasoning")) {
			boolean summary = !item.path("summary").isEmpty();
			item.path(summary ? "summary" : "content")
				.forEach((part) -> show(Piece.SUMMARY, part.path("text").stringValue(""), pieces));
		}
		else if (is("message")) {
			item.path("content").forEach((part) -> show(Piece.TEXT, part.path("text").stringValue(""), pieces));
		}
	}

	/** A refusal is no text; of reasoning and its summary one is enough. */
	private void show(Piece piece, String delta, Consumer<ChatChunk> pieces) {
		if (delta.isEmpty() || piece == Piece.REFUSAL) {
			return;
		}
		if (this.shown == null) {
			this.shown = piece;
		}
		if (piece == this.shown) {
			pieces.accept(switch (piece) {
				case TEXT, REFUSAL -> ChatChunk.ofText(delta);
				case SUMMARY, REASONING -> ChatChunk.ofReasoning(delta);
				case ARGUMENTS -> toolCallChunk(delta);
			});
		}
	}

	private ChatChunk toolCallChunk(String arguments) {
		String id = Json.firstText(this.announced, ResponsesReplies.CALL_IDS);
		String name = this.announced.path("name").stringValue("");
		return ChatChunk.ofToolCall(this.toolCall, (id != null) ? id : ToolCallIds.made(this.call, this.toolCall, name),
				name, arguments);
	}

	/** Returns the item as a plain reply would hold it. */
	JsonNode json() {
		if (this.done != null) {
			return this.done;
		}
		ObjectNode item = this.announced.deepCopy();
		this.grown.forEach((piece, text) -> {
			if (piece == Piece.ARGUMENTS) {
				item.put("arguments", text.toString());
			}
			else {
				JsonNode list = item.path(piece.list);
				ArrayNode parts = list.isArray() ? (ArrayNode) list : item.putArray(piece.list);
				parts.addObject().put("type", piece.type).put(piece.member, text.toString());
			}
		});
		if (!this.logprobs.isEmpty() && item.at(CONTENT).path(0) instanceof ObjectNode part) {
			part.set("logprobs", this.logprobs.deepCopy());
		}
		return item;
	}

	/** What an item is made of. */
	enum Piece {

		TEXT("message", "content", "output_text", "text"),

		REFUSAL("message", "content", "refusal", "refusal"),

		SUMMARY("reasoning", "summary", "summary_text", "text"),

		REASONING("reasoning", "content", "reasoning_text", "text"),

		ARGUMENTS("function_call", "", "", "");

		/** The type of the items that have it. */
		final String item;

		private final String list;

		private final String type;

		private final String member;

		Piece(String item, String list, String type, String member) {
			this.item = item;
			this.list = list;
			this.type = type;
			this.member = member;
		}

	}

}
