package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * OpenRouter's {@code reasoning_details}, whose kinds depend on the provider that served:
 * signed text of Anthropic's, a summary and encrypted data of OpenAI's, text and
 * encrypted data of Google's, plain text of the others'.
 */
final class ReasoningDetails {

	private final Call call;

	private final String vendor;

	private ReasoningDetails(Call call, String vendor) {
		this.call = call;
		this.vendor = vendor;
	}

	static ReasoningDetails of(Call call) {
		return new ReasoningDetails(call, OpenRouterFormat.vendor(call.model()));
	}

	/**
	 * The details of a reasoning that is told at once.
	 */
	List<ObjectNode> whole(String reasoning) {
		List<ObjectNode> details = new ArrayList<>();
		ObjectNode text = piece(reasoning);
		ObjectNode seal = seal(reasoning);
		details.add(text);
		if (seal != null && seal.has("signature")) {
			text.setAll(seal);
		}
		else if (seal != null) {
			details.add(seal);
		}
		return details;
	}

	/**
	 * A piece of the text.
	 */
	ObjectNode piece(String text) {
		boolean summary = this.vendor.equals("openai");
		return Json.object()
			.put("type", summary ? "reasoning.summary" : "reasoning.text")
			.put(summary ? "summary" : "text", text)
			.put("format", format())
			.put("index", 0);
	}

	/**
	 * The detail that has to come back unchanged.
	 * @return the detail, or {@code null} if the provider gives none
	 */
	@Nullable ObjectNode seal(String reasoning) {
		String signature = Signatures.sign(this.call.account(), this.call.model(), reasoning);
		return switch (this.vendor) {
			case "anthropic" -> Json.object()
				.put("type", "reasoning.text")
				.put("signature", signature)
				.put("format", format())
				.put("index", 0);
			case "openai",
					"google" ->
				Json.object()
					.put("type", "reasoning.encrypted")
					.put("data", signature)
					.put("id", "rs_" + this.call.ids().hex(32))
					.put("format", format())
					.put("index", 1);
			default -> null;
		};
	}

	private @Nullable String format() {
		return switch (this.vendor) {
			case "anthropic" -> "anthropic-claude-v1";
			case "openai" -> "openai-responses-v1";
			case "google" -> "google-gemini-v1";
			default -> null;
		};
	}

}
