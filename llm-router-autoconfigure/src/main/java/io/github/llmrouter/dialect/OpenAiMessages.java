package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.MediaPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.Role;
import io.github.llmrouter.TextPart;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.ToolResult;

/**
 * Writes a conversation. Tool messages take text only and have to follow the calls at
 * once, so what else tools returned comes in a message of the user after them.
 */
final class OpenAiMessages {

	private final ChatCall call;

	private final ArrayNode messages;

	private final OpenAiContent content;

	private final @Nullable String reasoningField;

	/** What goes into the next message of the user. */
	private final List<ContentPart> attachments = new ArrayList<>();

	private OpenAiMessages(ChatCall call, ObjectNode body, @Nullable String reasoningField) {
		this.call = call;
		this.messages = body.putArray("messages");
		this.content = new OpenAiContent(call);
		this.reasoningField = reasoningField;
	}

	/**
	 * Writes the conversation of a call.
	 * @param body the request
	 * @param call the call
	 * @param format whose chat completions these are
	 * @param instruction what the form of the answer asks to be said, null for nothing
	 */
	static void write(ObjectNode body, ChatCall call, ChatCompletions format, @Nullable String instruction) {
		OpenAiMessages writer = new OpenAiMessages(call, body, format.reasoningField(call));
		List<Message> conversation = call.messages();
		int first = 0;
		while (first < conversation.size() && conversation.get(first).role() == Role.SYSTEM) {
			writer.write(conversation.get(first++));
		}
		if (instruction != null) {
			writer.write(Message.system(instruction));
		}
		conversation.subList(first, conversation.size()).forEach(writer::write);
		writer.writeAttachments();
		writer.content.finish(format.caching(call), body);
	}

	private void write(Message message) {
		List<ToolResult> results = message.toolResults();
		if (results.isEmpty()) {
			writeAttachments();
		}
		results.forEach(this::writeResult);
		if (message.role() == Role.ASSISTANT) {
			writeAnswer(message);
		}
		else if (results.isEmpty() || message.parts().size() > results.size()) {
			writeAttachments();
			Role role = (message.role() == Role.TOOL) ? Role.USER : message.role();
			this.content.write(this.messages.addObject().put("role", role.name().toLowerCase(Locale.ROOT)),
					message.parts());
		}
	}

	private void writeAnswer(Message message) {
		List<ToolCall> toolCalls = message.toolCalls();
		message.parts().stream().filter(MediaPart.class::isInstance).forEach(this.attachments::add);
		if (toolCalls.isEmpty() && message.parts().stream().noneMatch(TextPart.class::isInstance)) {
			// Reasoning alone, which the target may not see.
			return;
		}
		ObjectNode answer = this.messages.addObject().put("role", "assistant");
		if (toolCalls.isEmpty() || !message.text().isEmpty()) {
			this.content.write(answer,
					message.parts().stream().filter((part) -> !(part instanceof MediaPart)).toList());
		}
		else {
			answer.putNull("content");
		}
		OpenAiReasoning.writeBack(answer, message, this.call.target(), this.reasoningField);
		if (!toolCalls.isEmpty()) {
			ArrayNode calls = answer.putArray("tool_calls");
			toolCalls.forEach((toolCall) -> writeCall(calls.addObject(), toolCall));
		}
	}

	private void writeCall(ObjectNode into, ToolCall toolCall) {
		into.put("id", ToolCallIds.sent(this.call, toolCall.id())).put("type", "function");
		into.putObject("function")
			.put("name", toolCall.name())
			.put("arguments", toolCall.arguments().isBlank() ? "{}" : toolCall.arguments());
	}

	/** There is no flag for a tool that failed, so its words say so. */
	private void writeResult(ToolResult result) {
		ObjectNode message = this.messages.addObject().put("role", "tool");
		message.put("tool_call_id", ToolCallIds.sent(this.call, result.callId()));
		List<ContentPart> media = result.content().stream().filter(MediaPart.class::isInstance).toList();
		List<ContentPart> parts = result.content().stream().filter((part) -> !(part instanceof MediaPart)).toList();
		if (result.error()) {
			String failure = RequestBody.create().put("error", result.text()).toString();
			parts = List.of(new TextPart(failure));
		}
		else if (result.text().isEmpty() && !media.isEmpty()) {
			parts = List.of(new TextPart("See the next message of the user."));
		}
		this.content.write(message, parts);
		if (!media.isEmpty()) {
			this.attachments.add(new TextPart("This is what the tool " + result.name() + " returned to the call "
					+ ToolCallIds.sent(this.call, result.callId()) + ":"));
			this.attachments.addAll(media);
		}
	}

	private void writeAttachments() {
		if (!this.attachments.isEmpty()) {
			this.content.write(this.messages.addObject().put("role", "user"), List.copyOf(this.attachments));
			this.attachments.clear();
		}
	}

}
