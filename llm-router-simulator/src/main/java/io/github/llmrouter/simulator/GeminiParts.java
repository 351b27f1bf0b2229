package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an answer in Gemini's form. Of several calls side by side only the first
 * is signed; a text is signed if the model has reasoned.
 */
final class GeminiParts {

	private static final String SIGNATURE = "thoughtSignature";

	private final Call call;

	private final Answer answer;

	GeminiParts(Call call, Answer answer) {
		this.call = call;
		this.answer = answer;
	}

	/**
	 * The parts of an answer that comes at once.
	 */
	List<ObjectNode> whole() {
		List<ObjectNode> parts = new ArrayList<>();
		if (!this.answer.shownReasoning().isEmpty()) {
			parts.add(thought(this.answer.shownReasoning()));
		}
		if (!this.answer.text().isEmpty()) {
			ObjectNode text = text(this.answer.text());
			parts.add(isTextSigned() ? text.put(SIGNATURE, textSignature()) : text);
		}
		parts.addAll(calls());
		return parts;
	}

	/**
	 * The parts of a stream, one for each chunk.
	 */
	List<ObjectNode> pieces() {
		List<ObjectNode> parts = new ArrayList<>();
		Pieces.ofText(this.answer.shownReasoning()).forEach((piece) -> parts.add(thought(piece)));
		this.answer.content().text().forEach((piece) -> parts.add(text(piece)));
		parts.addAll(calls());
		return parts;
	}

	boolean isTextSigned() {
		return !this.answer.content().reasoning().isEmpty() && !this.answer.text().isEmpty()
				&& this.answer.toolCalls().isEmpty();
	}

	/**
	 * The part without text that carries the signature of the text before it.
	 */
	ObjectNode signed() {
		return text("").put(SIGNATURE, textSignature());
	}

	private String textSignature() {
		return Signatures.sign(this.call.account(), this.call.model(), this.answer.text());
	}

	private static ObjectNode thought(String text) {
		return text(text).put("thought", true);
	}

	private static ObjectNode text(String text) {
		return Json.object().put("text", text);
	}

	private List<ObjectNode> calls() {
		List<ObjectNode> parts = new ArrayList<>();
		for (ToolCall toolCall : this.answer.toolCalls()) {
			JsonNode arguments = Json.read(toolCall.arguments());
			ObjectNode part = Json.object();
			ObjectNode function = part.putObject("functionCall");
			if (toolCall.id() != null) {
				function.put("id", toolCall.id());
			}
			function.put("name", toolCall.name()).set("args", arguments.isMissingNode() ? Json.object() : arguments);
			if (parts.isEmpty()) {
				part.put(SIGNATURE, Signatures.sign(this.call.account(), this.call.model(), signedContent(part)));
			}
			parts.add(part);
		}
		return parts;
	}

	/**
	 * What the signature of a call signs.
	 */
	static String signedContent(JsonNode part) {
		JsonNode function = part.path("functionCall");
		return Json.text(function.path("name")) + function.path("args");
	}

}
