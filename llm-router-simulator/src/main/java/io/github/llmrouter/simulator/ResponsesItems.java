package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.node.ObjectNode;

/**
 * The output items of an answer in the form of the Responses API: reasoning, message, and
 * calls of functions.
 */
final class ResponsesItems {

	private ResponsesItems() {
	}

	static List<ObjectNode> of(Call call, Answer answer) {
		List<ObjectNode> items = new ArrayList<>();
		if (!answer.content().reasoning().isEmpty()) {
			items.add(reasoning(call, answer));
		}
		if (answer.refusal() != null || !answer.text().isEmpty()) {
			items.add(message(call, answer));
		}
		for (ToolCall toolCall : answer.toolCalls()) {
			items.add(Json.object()
				.put("id", "fc_" + call.ids().hex(50))
				.put("type", "function_call")
				.put("status", "completed")
				.put("arguments", toolCall.arguments())
				.put("call_id", (toolCall.id() != null) ? toolCall.id() : "call_" + call.ids().alphanumeric(24))
				.put("name", toolCall.name()));
		}
		return items;
	}

	private static ObjectNode reasoning(Call call, Answer answer) {
		ObjectNode item = Json.object().put("id", "rs_" + call.ids().hex(50)).put("type", "reasoning");
		item.putArray("summary");
		if (!answer.shownReasoning().isEmpty()) {
			item.putArray("summary").add(summary(answer.shownReasoning()));
		}
		boolean encrypted = call.body()
			.path("include")
			.valueStream()
			.anyMatch((wanted) -> Json.text(wanted).equals("reasoning.encrypted_content"));
		if (encrypted) {
			item.put("encrypted_content", Signatures.sign(call.account(), call.model(), answer.content().reasoning()));
		}
		return item;
	}

	static ObjectNode summary(String text) {
		return Json.object().put("type", "summary_text").put("text", text);
	}

	private static ObjectNode message(Call call, Answer answer) {
		ObjectNode item = Json.object()
			.put("id", "msg_" + call.ids().hex(50))
			.put("type", "message")
			.put("status", answer.cutShort() ? "incomplete" : "completed");
		item.putArray("content").add((answer.refusal() != null) ? refusal(answer.refusal()) : text(answer.text()));
		return item.put("role", "assistant");
	}

	static ObjectNode text(String text) {
		ObjectNode part = Json.object().put("type", "output_text");
		part.putArray("annotations");
		part.putArray("logprobs");
		return part.put("text", text);
	}

	static ObjectNode refusal(String refusal) {
		return Json.object().put("type", "refusal").put("refusal", refusal);
	}

}
