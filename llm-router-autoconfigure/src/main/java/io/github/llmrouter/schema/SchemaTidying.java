package io.github.llmrouter.schema;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts schemas in the form that strict providers accept. */
final class SchemaTidying {

	private static final String REFERENCE = "$ref";

	private static final String ANY = "anyOf";

	private static final String TYPE = "type";

	private SchemaTidying() {
	}

	/**
	 * Leaves nothing beside a reference: OpenAI's strict mode refuses a description
	 * there.
	 */
	static JsonNode tidy(JsonNode schema) {
		if (schema instanceof ObjectNode object && object.size() > 1 && object.path(REFERENCE).isString()) {
			JsonNode reference = object.remove(REFERENCE);
			object.putArray(ANY).addObject().set(REFERENCE, reference);
		}
		schema.forEach(SchemaTidying::tidy);
		return schema;
	}

	/** Adds to the schema of a value what holds for it as a property. */
	static ObjectNode property(ObjectNode schema, @Nullable String description, boolean nullable) {
		ObjectNode property = nullable ? nullable(schema) : schema;
		if (description != null && !description.isBlank()) {
			property.put("description", description);
		}
		return property;
	}

	private static ObjectNode nullable(ObjectNode schema) {
		JsonNode type = schema.path(TYPE);
		if (type.isString() && !schema.has("enum")) {
			schema.putArray(TYPE).add(type).add("null");
			return schema;
		}
		if (schema.isEmpty() || (type instanceof ArrayNode)) {
			return schema;
		}
		ObjectNode choice = schema.objectNode();
		choice.putArray(ANY).add(choice.objectNode().put(TYPE, "null")).add(schema);
		return choice;
	}

}
