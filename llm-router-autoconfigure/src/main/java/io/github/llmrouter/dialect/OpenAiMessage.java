package io.github.llmrouter.dialect;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import io.github.llmrouter.ContentPart;

/**
 * The message of a choice. Reasoning that a server leaves inside the text between
 * {@code <think>} tags stays there: cutting it out would also cut what a model quotes.
 *
 * @param text the text, empty if there is none
 * @param reasoning the reasoning, null if none is shown
 * @param refusal the words with which the model declined, null if it did not
 * @param toolCalls the tools to be called, as they stand in the reply
 * @param source the message as it stands in the reply
 */
record OpenAiMessage(String text, @Nullable String reasoning, @Nullable String refusal, List<JsonNode> toolCalls,
		JsonNode source) {

	/** DeepSeek, z.ai, xAI and older vLLM; then Groq, Cerebras, Ollama and OpenRouter. */
	private static final List<JsonPointer> REASONING = Json.pointers("/reasoning_content", "/reasoning");

	private static final List<JsonPointer> DETAIL = Json.pointers("/text", "/summary");

	static OpenAiMessage of(JsonNode message) {
		StringBuilder text = new StringBuilder();
		StringBuilder reasoning = new StringBuilder();
		StringBuilder refusal = new StringBuilder();
		readContent(message.path("content"), text, reasoning, refusal);
		String shown = Json.firstText(message, REASONING);
		if (shown == null) {
			message.path("reasoning_details").forEach((detail) -> append(reasoning, Json.firstText(detail, DETAIL)));
		}
		String declined = Json.text(message.path("refusal"));
		return new OpenAiMessage(text.toString(), (shown != null) ? shown : orNull(reasoning),
				(declined != null) ? declined : orNull(refusal), toolCalls(message), message);
	}

	/** Mostly a string; Mistral and OpenRouter send parts, Cloudflare a JSON object. */
	private static void readContent(JsonNode content, StringBuilder text, StringBuilder reasoning,
			StringBuilder refusal) {
		if (content.isObject()) {
			text.append(content);
			return;
		}
		if (!content.isArray()) {
			append(text, content.isString() ? content.stringValue() : Json.text(content));
			return;
		}
		for (JsonNode part : content) {
			append(text, part.isString() ? part.stringValue() : part.path("text").stringValue(null));
			append(refusal, Json.text(part.path("refusal")));
			JsonNode thinking = part.path("thinking");
			append(reasoning, Json.text(thinking));
			thinking.forEach((thought) -> append(reasoning, Json.text(thought.path("text"))));
		}
	}

	/** Snowflake sends the older {@code function_call} always, with an empty name. */
	private static List<JsonNode> toolCalls(JsonNode message) {
		JsonNode listed = message.path("tool_calls");
		List<JsonNode> calls = listed.isEmpty() ? List.of() : listed.valueStream().filter(JsonNode::isObject).toList();
		JsonNode older = message.path("function_call");
		return (calls.isEmpty() && Json.text(older.path("name")) != null) ? List.of(message) : calls;
	}

	/**
	 * Returns what the model said. Reasoning comes first: it did so in the model.
	 * @param call the call that is answered
	 * @param usualField what goes back with the conversation unless the reply says
	 * otherwise, null for nothing
	 * @return the parts
	 */
	List<ContentPart> parts(ChatCall call, @Nullable String usualField) {
		AnswerParts parts = new AnswerParts(call);
		String reasoningField = OpenAiReasoning.field(this.source, usualField);
		String shown = (this.reasoning != null) ? this.reasoning : "";
		if (reasoningField != null) {
			parts.reasoning(shown, OpenAiReasoning.format(reasoningField),
					OpenAiReasoning.state(this.source, reasoningField, this.reasoning));
		}
		else {
			parts.reasoning(shown, null, null);
		}
		parts.text(this.text);
		for (JsonNode toolCall : this.toolCalls) {
			JsonNode function = toolCall.path(toolCall.has("function_call") ? "function_call" : "function");
			parts.toolCall(callId(toolCall), function.path("name").stringValue(""),
					arguments(function.path("arguments")), null, null);
		}
		return parts.parts();
	}

	/** Some servers write an absent id as a word. */
	static @Nullable String callId(JsonNode toolCall) {
		String id = Json.text(toolCall.path("id"));
		return "null".equals(id) ? null : id;
	}

	/** Mostly JSON within a string, from some servers JSON itself. */
	static @Nullable String arguments(JsonNode arguments) {
		return arguments.isString() ? arguments.stringValue() : arguments.isObject() ? arguments.toString() : null;
	}

	private static void append(StringBuilder builder, @Nullable String text) {
		if (text != null) {
			builder.append(text);
		}
	}

	private static @Nullable String orNull(StringBuilder builder) {
		return builder.toString().isBlank() ? null : builder.toString();
	}
}
