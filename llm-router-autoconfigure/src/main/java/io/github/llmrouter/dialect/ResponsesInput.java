package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
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

	private final ChatCall call;

	private final ArrayNode items;

	private final ResponsesContent content;

	/** The items whose content may be plain text, by the field that holds it. */
	private final Map<ObjectNode, String> written = new IdentityHashMap<>();

	/** Reasoning is refused without the item that came of it. */
	private final List<JsonNode> reasoning = new ArrayList<>();

	private ResponsesInput(ChatCall call, ArrayNode items) {
		this.call = call;
		this.items = items;
		this.content = new ResponsesContent(call);
	}

	/**
	 * Writes the conversation of a call.
	 * @param body the request
	 * @param call the call
	 * @param instruction what the form of the answer asks to be said, null for nothing
	 */
	static void write(ObjectNode body, ChatCall call, @Nullable String instruction) {
		ResponsesInput writer = new ResponsesInput(call, body.putArray("input"));
		List<Message> conversation = call.messages();
		int first = 0;
		while (first < conversation.size() && conversation.get(first).role() == Role.SYSTEM) {
			writer.write(conversation.get(first++));
		}
		if (instruction != null) {
			writer.write(Message.system(instruction));
		}
		conversation.subList(first, conversation.size()).forEach(writer::write);
		writer.content.finish(body);
		writer.written.forEach(ResponsesContent::simplify);
	}

	private void write(Message message) {
		message.toolResults().forEach(this::writeResult);
		if (message.role() == Role.ASSISTANT) {
			writeAnswer(message);
			return;
		}
		ArrayNode parts = this.content.write(message.parts());
		if (parts.valueStream().anyMatch(ResponsesInput::isNotBlank)) {
			String role = (message.role() == Role.SYSTEM) ? "system" : "user";
			add(this.items.addObject().put("type", "message").put("role", role), "content", parts);
		}
	}

	private static boolean isNotBlank(JsonNode part) {
		return !part.path("text").isString() || !part.path("text").stringValue().isBlank();
	}

	/** There is no flag for a tool that failed, so its words say so. */
	private void writeResult(ToolResult result) {
		List<ContentPart> parts = result.content();
		if (result.error()) {
			String failure = RequestBody.create().put("error", result.text()).toString();
			parts = Stream
				.concat(Stream.of(new TextPart(failure)), parts.stream().filter((part) -> !(part instanceof TextPart)))
				.toList();
		}
		ObjectNode item = this.items.addObject().put("type", "function_call_output");
		add(item.put("call_id", ToolCallIds.sent(this.call, result.callId())), "output", this.content.write(parts));
	}

	private void add(ObjectNode item, String field, ArrayNode parts) {
		item.set(field, parts);
		this.written.put(item, field);
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
			.put("call_id", ToolCallIds.sent(this.call, toolCall.id()))
			.put("name", toolCall.name())
			.put("arguments", toolCall.arguments().isBlank() ? "{}" : toolCall.arguments());
	}

	private void writeReasoning() {
		this.reasoning.forEach(this.items::add);
		this.reasoning.clear();
	}

}
