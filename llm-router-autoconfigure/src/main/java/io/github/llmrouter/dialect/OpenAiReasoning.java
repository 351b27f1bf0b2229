package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.Message;
import io.github.llmrouter.ProviderState;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Target;

/** Reasoning that goes back to the provider and model that wrote it. */
final class OpenAiReasoning {

	/** OpenRouter's form, which may hold signatures and has to come back whole. */
	static final String DETAILS = "reasoning_details";

	/** DeepSeek's form, which is the text. */
	static final String CONTENT = "reasoning_content";

	private OpenAiReasoning() {
	}

	/**
	 * Names the state of a field as conversations keep it.
	 * @param field the field
	 * @return the format
	 */
	static String format(String field) {
		return field.equals(DETAILS) ? "openrouter." + field : "deepseek." + field;
	}

	/**
	 * Adds the reasoning of an earlier answer to it.
	 * @param into the assistant message
	 * @param message the answer
	 * @param target whom it is sent to
	 * @param field the form that the target's model asks for, null if it asks for none
	 */
	static void writeBack(ObjectNode into, Message message, Target target, @Nullable String field) {
		ArrayNode details = RequestBody.create().arrayNode();
		StringBuilder text = new StringBuilder();
		for (ContentPart part : message.parts()) {
			String list = data(part, target, DETAILS);
			if (list != null) {
				Json.parse("{\"details\":" + list + "}").path("details").forEach(details::add);
			}
			String content = data(part, target, CONTENT);
			text.append((content != null) ? content : "");
		}
		if (!details.isEmpty()) {
			into.set(DETAILS, details);
		}
		if (CONTENT.equals(field) && !text.isEmpty() && !message.toolCalls().isEmpty()) {
			into.put(CONTENT, text.toString());
		}
	}

	private static @Nullable String data(ContentPart part, Target target, String field) {
		if (part instanceof ReasoningPart reasoning) {
			ProviderState state = reasoning.state();
			if (state != null && state.belongsTo(target) && state.format().equals(format(field))) {
				return state.data();
			}
		}
		return null;
	}

	/**
	 * Returns the form in which the reasoning of a reply has to come back.
	 * @param message the message of a reply
	 * @param usual the form that the model asks for, null if it asks for none
	 * @return the field, null if nothing has to come back
	 */
	static @Nullable String field(JsonNode message, @Nullable String usual) {
		// Gateways other than OpenRouter have its form too.
		boolean sealed = message.path(DETAILS)
			.valueStream()
			.anyMatch(
					(detail) -> Json.text(detail.path("signature")) != null || Json.text(detail.path("data")) != null);
		return sealed ? DETAILS : usual;
	}

	/**
	 * Returns the reasoning of a reply as it has to come back.
	 * @param message the message of a reply
	 * @param field the form it takes
	 * @param shown the text of the reasoning
	 * @return the state, null if there is none
	 */
	static @Nullable String state(JsonNode message, String field, @Nullable String shown) {
		JsonNode details = message.path(DETAILS);
		if (field.equals(DETAILS)) {
			return (details.isArray() && !details.isEmpty()) ? details.toString() : null;
		}
		return shown;
	}

}
