package io.github.llmrouter.dialect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings a JSON Schema into the form to which the messages API can hold a model: objects
 * are closed, and the limits it does not know are told in words. Recorded errors name
 * some of these, the page on structured outputs all.
 */
final class AnthropicSchema {

	private static final String CLOSED = "additionalProperties";

	private static final String DESCRIPTION = "description";

	private static final Set<String> UNKNOWN = Set.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
			"multipleOf", "minLength", "maxLength", "maxItems", "uniqueItems", "contains", "minContains", "maxContains",
			"minProperties", "maxProperties", "propertyNames", "patternProperties");

	/** Names stand below these, not keywords. */
	private static final Set<String> NAMED = Set.of("properties", "$defs", "definitions");

	/** Values stand below these. */
	private static final Set<String> VALUES = Set.of("enum", "const", "default", "examples", "required");

	private AnthropicSchema() {
	}

	/**
	 * Returns the schema that a model can be held to.
	 * @param schema a JSON Schema
	 * @return one that asks for the same, with some limits in words only; null if there
	 * is none: maps with any keys and schemas that hold themselves cannot be had
	 */
	static @Nullable ObjectNode strict(ObjectNode schema) {
		return (hasOpenMap(schema) || isRecursive(schema, schema, List.of(), new HashSet<>())) ? null : closed(schema);
	}

	private static boolean hasOpenMap(JsonNode node) {
		boolean map = node.path(CLOSED).isObject()
				|| (isObjectType(node.path("type")) && !node.has("properties") && node.path(CLOSED).asBoolean(true));
		return map || node.valueStream().anyMatch(AnthropicSchema::hasOpenMap);
	}

	private static boolean isObjectType(JsonNode type) {
		return "object".equals(type.stringValue(""))
				|| (type.isArray() && type.valueStream().anyMatch(AnthropicSchema::isObjectType));
	}

	/** What is known to end is not followed again: references fan out. */
	private static boolean isRecursive(ObjectNode root, JsonNode node, List<String> within, Set<String> ending) {
		String reference = node.path("$ref").stringValue("");
		if (reference.isEmpty()) {
			return node.properties()
				.stream()
				.filter((field) -> !isDefinitions(field.getKey()))
				.anyMatch((field) -> isRecursive(root, field.getValue(), within, ending))
					|| (node.isArray()
							&& node.valueStream().anyMatch((item) -> isRecursive(root, item, within, ending)));
		}
		if (within.contains(reference) || !reference.startsWith("#/")) {
			return true;
		}
		List<String> deeper = new ArrayList<>(within);
		deeper.add(reference);
		return ending.add(reference) && isRecursive(root, root.at(reference.substring(1)), deeper, ending);
	}

	private static boolean isDefinitions(String name) {
		return "$defs".equals(name) || "definitions".equals(name);
	}

	private static ObjectNode closed(ObjectNode schema) {
		ObjectNode closed = schema.objectNode();
		StringBuilder told = new StringBuilder(schema.path(DESCRIPTION).stringValue(""));
		for (Map.Entry<String, JsonNode> field : schema.properties()) {
			if (isUnknown(field.getKey(), field.getValue())) {
				told.append(told.isEmpty() ? "" : " ").append(field.getKey()).append(": ").append(field.getValue());
			}
			else {
				closed.set(field.getKey(), closed(field.getKey(), field.getValue()));
			}
		}
		if (schema.has("properties")) {
			closed.put(CLOSED, false);
		}
		return told.isEmpty() ? closed : closed.put(DESCRIPTION, told.toString());
	}

	/** Of the numbers of items, none and one are known. */
	private static boolean isUnknown(String keyword, JsonNode value) {
		return UNKNOWN.contains(keyword) || ("minItems".equals(keyword) && value.intValue(0) > 1);
	}

	private static JsonNode closed(String keyword, JsonNode value) {
		if (VALUES.contains(keyword)) {
			return value;
		}
		if (value instanceof ObjectNode object) {
			return NAMED.contains(keyword) ? closedEach(object) : closed(object);
		}
		if (value instanceof ArrayNode array) {
			ArrayNode items = array.arrayNode();
			array.forEach((item) -> items.add((item instanceof ObjectNode object) ? closed(object) : item));
			return items;
		}
		return value;
	}

	private static ObjectNode closedEach(ObjectNode named) {
		ObjectNode closed = named.objectNode();
		named.properties()
			.forEach((field) -> closed.set(field.getKey(),
					(field.getValue() instanceof ObjectNode schema) ? closed(schema) : field.getValue()));
		return closed;
	}

}
