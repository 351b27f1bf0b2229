package io.github.llmrouter.dialect;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/**
 * Writes a conversation as the items of Responses. Instructions keep their place.
 * Messages and calls go without the ids of their items: an id would refer to what OpenAI
 * was asked not to store.
 */
final class ResponsesInput {

	/** A longer or stranger id comes from another provider and would be refused. */
	private static final Pattern CALL_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private final ChatCall call;

	private final ArrayNode items;

	/** Reasoning is refused without the item that came of it. */
	private final List<JsonNode> reasoning = new ArrayList<>();

	private ResponsesInput(ChatCall call, ArrayNode items) {
		this.call = call;
		this.items = items;
	}

	/**
	 * Writes the conversation.
	 * @param call the call
	 * @param items takes the items
	 */
	static void write(ChatCall call, ArrayNode items) {
		ResponsesInput input = new ResponsesInput(call, items);
		for (Message message : call.messages()) {
			if (message.role() == Role.ASSISTANT) {
				input.writeAnswer(message);
			}
			else {
				input.writeTurn(message);
			}
		}
	}

	private void writeTurn(Message message) {
		message.toolResults().forEach(this::writeResult);
		String role = (message.role() == Role.SYSTEM) ? "system" : "user";
		JsonNode content = ResponsesContent.of(this.call, message.parts());
		if (!content.isEmpty() || (content.isString() && !content.stringValue().isBlank())) {
			this.items.addObject().put("type", "message").put("role", role).set("content", content);
		}
	}

	private void writeResult(ToolResult result) {
		JsonNode content = ResponsesContent.of(this.call, result.content());
		this.items.addObject()
			.put("type", "function_call_output")
			.put("call_id", callId(result.callId()))
			.set("output", content);
	}

	private void writeAnswer(Message message) {
		StringBuilder text = new StringBuilder();
		for (ContentPart part : message.parts()) {
			if (part instanceof TextPart piece) {
				text.append(piece.text());
			}
			else if (part instanceof ReasoningPart piece) {
				writeText(text);
				remember(piece);
			}
			else if (part instanceof ToolCall toolCall) {
				writeText(text);
				writeCall(toolCall);
			}
		}
		writeText(text);
		this.reasoning.clear();
	}

	private void remember(ReasoningPart part) {
		if (part.state() != null && part.state().belongsTo(this.call.target())
				&& part.state().format().equals(ResponsesReplies.REASONING_ITEM)) {
			JsonNode item = Json.parse(part.state().data());
			if (item.isObject()) {
				this.reasoning.add(item);
			}
		}
	}

	private void writeText(StringBuilder text) {
		if (!text.toString().isBlank()) {
			writeReasoning();
			ObjectNode message = this.items.addObject().put("type", "message").put("role", "assistant");
			message.putArray("content").addObject().put("type", "output_text").put("text", text.toString());
		}
		text.setLength(0);
	}

	private void writeCall(ToolCall toolCall) {
		writeReasoning();
		this.items.addObject()
			.put("type", "function_call")
			.put("call_id", callId(toolCall.id()))
			.put("name", toolCall.name())
			.put("arguments", toolCall.arguments());
	}

	private void writeReasoning() {
		this.reasoning.forEach(this.items::add);
		this.reasoning.clear();
	}

	private static String callId(String id) {
		return CALL_ID.matcher(id).matches() ? id
				: "call_" + UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
	}

}
