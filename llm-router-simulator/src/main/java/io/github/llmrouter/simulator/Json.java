package io.github.llmrouter.simulator;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reading and writing JSON.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	static byte[] bytes(JsonNode node) {
		return MAPPER.writeValueAsBytes(node);
	}

	/**
	 * Reads a request body.
	 * @return the object, or a missing node if the text is not a JSON object
	 */
	static JsonNode read(String text) {
		try {
			JsonNode node = MAPPER.readTree(text);
			return node.isObject() ? node : MissingNode.getInstance();
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	static String text(JsonNode node) {
		return node.isString() ? node.stringValue() : "";
	}

	static @Nullable Integer integer(JsonNode node) {
		return node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null;
	}

}
