package io.github.llmrouter.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/**
 * A tool that the caller is asked to call.
 *
 * @param id the name of this call, null if the provider gives none
 * @param name the tool
 * @param arguments the arguments; a text where they are no JSON, which a cut answer
 * leaves
 */
record ToolCall(@Nullable String id, String name, JsonNode arguments) {

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Reads a call whose arguments are written as a text.
	 * @param id the name of this call, which may be empty
	 * @param name the tool
	 * @param arguments the JSON, or what was left of it
	 * @return the call
	 */
	static ToolCall written(@Nullable String id, String name, String arguments) {
		return new ToolCall((id != null && !id.isEmpty()) ? id : null, name, parsed(arguments));
	}

	private static JsonNode parsed(String arguments) {
		if (arguments.isBlank()) {
			return StringNode.valueOf("");
		}
		try {
			return JSON.readTree(arguments);
		}
		catch (JacksonException ex) {
			return StringNode.valueOf(arguments);
		}
	}

	/**
	 * Returns whether this is the same call. A tool without parameters is called with
	 * nothing, with null (Groq) or with an empty object. Who gives no id gets any.
	 * @param other the other call
	 * @return true if so
	 */
	boolean matches(ToolCall other) {
		return (this.id == null || this.id.equals(other.id)) && this.name.equals(other.name)
				&& (JsonEquality.equal(this.arguments, other.arguments)
						|| (isEmpty(this.arguments) && isEmpty(other.arguments)));
	}

	private static boolean isEmpty(JsonNode arguments) {
		return arguments.isString() ? arguments.stringValue().isEmpty()
				: arguments.isNull() || arguments.isMissingNode() || (arguments.isObject() && arguments.isEmpty());
	}
}
