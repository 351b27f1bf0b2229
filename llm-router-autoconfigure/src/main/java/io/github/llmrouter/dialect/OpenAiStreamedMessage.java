package io.github.llmrouter.dialect;

import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ChatChunk;

/**
 * The message of a streamed answer while it grows. White space alone counts here, unlike
 * in a whole message: it may stand between two words.
 */
final class OpenAiStreamedMessage {

	private final StringBuilder text = new StringBuilder();

	private final StringBuilder reasoning = new StringBuilder();

	private final StringBuilder refusal = new StringBuilder();

	private final OpenAiStreamedDetails details = new OpenAiStreamedDetails();

	private final OpenAiStreamedCalls calls;

	OpenAiStreamedMessage(ChatCall call) {
		this.calls = new OpenAiStreamedCalls(call);
	}

	/**
	 * Adds a delta.
	 * @param delta what came
	 * @param pieces takes what of it is for the caller; refusals are not
	 */
	void merge(JsonNode delta, Consumer<ChatChunk> pieces) {
		mergeReasoning(delta, pieces);
		mergeContent(delta.path("content"), pieces);
		append(this.refusal, delta.path("refusal"));
		JsonNode toolCalls = delta.path("tool_calls");
		if (!toolCalls.isEmpty()) {
			this.calls.merge(toolCalls, pieces);
		}
		JsonNode older = delta.path("function_call");
		if (older.isObject()) {
			this.calls.mergeOlder(older, pieces);
		}
	}

	/** Some servers send the same text under two names. */
	private void mergeReasoning(JsonNode delta, Consumer<ChatChunk> pieces) {
		int before = this.reasoning.length();
		append(this.reasoning, delta.path("reasoning_content"));
		if (this.reasoning.length() == before) {
			append(this.reasoning, delta.path("reasoning"));
		}
		JsonNode parts = delta.path("reasoning_details");
		boolean alone = this.reasoning.length() == before;
		for (JsonNode part : parts) {
			this.details.merge(part);
			if (alone) {
				append(this.reasoning, part.path("text"));
				append(this.reasoning, part.path("summary"));
			}
		}
		handOnReasoning(before, pieces);
	}

	private void mergeContent(JsonNode content, Consumer<ChatChunk> pieces) {
		if (content.isString()) {
			addText(content.stringValue(), pieces);
		}
		else if (content.isArray()) {
			content.forEach((part) -> mergePart(part, pieces));
		}
		else if (content.isValueNode() && !content.isNull()) {
			addText(content.asString(), pieces);
		}
		else if (content.isObject()) {
			addText(content.toString(), pieces);
		}
	}

	/** Mistral sends thinking among the parts. */
	private void mergePart(JsonNode part, Consumer<ChatChunk> pieces) {
		int before = this.reasoning.length();
		append(this.reasoning, part.path("thinking"));
		part.path("thinking").forEach((thought) -> append(this.reasoning, thought.path("text")));
		handOnReasoning(before, pieces);
		append(this.refusal, part.path("refusal"));
		addText(part.isString() ? part.stringValue() : part.path("text").stringValue(""), pieces);
	}

	/**
	 * Adds text.
	 * @param more the text, maybe empty
	 * @param pieces takes it unless it is empty
	 */
	void addText(String more, Consumer<ChatChunk> pieces) {
		if (!more.isEmpty()) {
			this.text.append(more);
			pieces.accept(ChatChunk.ofText(more));
		}
	}

	private void handOnReasoning(int before, Consumer<ChatChunk> pieces) {
		if (this.reasoning.length() > before) {
			pieces.accept(ChatChunk.ofReasoning(this.reasoning.substring(before)));
		}
	}

	private static void append(StringBuilder builder, JsonNode text) {
		if (text.isString()) {
			builder.append(text.stringValue());
		}
	}

	boolean hasContent() {
		return !this.text.isEmpty() || !this.refusal.isEmpty() || !this.calls.isEmpty();
	}

	/**
	 * Returns the message so far in the form of a plain reply.
	 * @return the message
	 */
	ObjectNode merged() {
		ObjectNode message = RequestBody.create().put("content", this.text.toString());
		if (!this.reasoning.isEmpty()) {
			message.put("reasoning", this.reasoning.toString());
		}
		if (!this.refusal.isEmpty()) {
			message.put("refusal", this.refusal.toString());
		}
		this.details.writeTo(message);
		this.calls.writeTo(message);
		return message;
	}

}
