package io.github.llmrouter.dialect;

import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * The parts of a streamed answer. Texts that follow each other become one, but for those
 * with a signature, which has to come back with its own.
 */
final class GeminiMergedParts {

	private final ChatCall call;

	private final ArrayNode parts = RequestBody.create().arrayNode();

	private final StringBuilder text = new StringBuilder();

	private boolean thought;

	private int toolCalls;

	GeminiMergedParts(ChatCall call) {
		this.call = call;
	}

	void add(JsonNode part, Consumer<ChatChunk> pieces) {
		if (!(part instanceof ObjectNode)) {
			return;
		}
		if (part.path("functionCall") instanceof ObjectNode function) {
			addCall((ObjectNode) part, function, pieces);
			return;
		}
		if (!part.path("text").isString()) {
			return;
		}
		String more = part.path("text").stringValue("");
		boolean thinks = part.path("thought").asBoolean(false);
		if (!more.isEmpty()) {
			pieces.accept(thinks ? ChatChunk.ofReasoning(more) : ChatChunk.ofText(more));
		}
		if (thinks != this.thought || part.has(GeminiParts.SIGNATURE_FIELD)) {
			endText();
			this.thought = thinks;
		}
		if (part.has(GeminiParts.SIGNATURE_FIELD)) {
			this.parts.add(part);
		}
		else {
			this.text.append(more);
		}
	}

	/** The id is made here, so that the pieces name the same as the whole answer. */
	private void addCall(ObjectNode part, ObjectNode function, Consumer<ChatChunk> pieces) {
		endText();
		ObjectNode whole = part.deepCopy();
		String name = function.path("name").stringValue("");
		String arguments = function.path("args").isObject() ? function.path("args").toString() : "{}";
		String id = Json.text(function.path("id"));
		if (id == null) {
			id = ToolCallIds.made(this.call, this.toolCalls, name);
			whole.withObject("/functionCall").put("id", id);
		}
		this.parts.add(whole);
		pieces.accept(ChatChunk.ofToolCall(this.toolCalls, id, name, arguments));
		this.toolCalls++;
	}

	private void endText() {
		if (!this.text.isEmpty()) {
			ObjectNode part = this.parts.addObject().put("text", this.text.toString());
			if (this.thought) {
				part.put("thought", true);
			}
			this.text.setLength(0);
		}
	}

	ArrayNode merged() {
		endText();
		return this.parts.deepCopy();
	}

}
