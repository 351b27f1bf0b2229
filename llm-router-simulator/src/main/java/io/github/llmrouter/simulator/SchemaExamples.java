package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes JSON that fits a schema: what is required and no more, the first of several
 * values or forms. It knows JSON Schema's types, {@code const}, {@code enum},
 * {@code $ref} within the document, {@code anyOf}, {@code oneOf}, {@code allOf}, lengths
 * and limits, and the upper-case types of OpenAPI as Gemini writes them; not
 * {@code pattern}.
 */
final class SchemaExamples {

	private static final int DEEPEST = 12;

	private static final Map<String, String> FORMATS = Map.of("date", "2026-11-22", "date-time", "2026-11-22T10:00:00Z",
			"time", "10:00:00Z", "email", "someone@example.com", "uri", "https://example.com/", "uuid",
			"123e4567-e89b-42d3-a456-426614174000");

	private static final List<String> SCALARS = List.of("boolean", "integer", "null", "number", "string");

	private final JsonNode document;

	private SchemaExamples(JsonNode document) {
		this.document = document;
	}

	/**
	 * Makes a value.
	 * @param schema the schema; for a missing one the value is an empty object
	 */
	static JsonNode of(JsonNode schema) {
		return new SchemaExamples(schema).value(schema, "value", 0);
	}

	private JsonNode value(JsonNode raw, String name, int depth) {
		JsonNode schema = resolve(raw, depth);
		if (schema.has("const")) {
			return schema.path("const");
		}
		if (!schema.path("enum").isEmpty()) {
			return schema.path("enum").path(0);
		}
		return switch (type(schema)) {
			case "array" -> array(schema, name, depth);
			case "integer", "number" -> number(schema);
			case "boolean" -> Json.object().put("value", true).path("value");
			case "null" -> Json.object().putNull("value").path("value");
			case "string" -> Json.object().put("value", string(schema, name)).path("value");
			default -> object(schema, depth);
		};
	}

	private JsonNode resolve(JsonNode raw, int depth) {
		JsonNode schema = raw;
		for (int i = 0; i < DEEPEST; i++) {
			JsonNode next = alternative(schema, depth);
			if (next.isMissingNode()) {
				break;
			}
			schema = next;
		}
		return schema.path("allOf").isArray() ? merged(schema, depth) : schema;
	}

	private JsonNode alternative(JsonNode schema, int depth) {
		String reference = Json.text(schema.path("$ref"));
		if (reference.startsWith("#")) {
			return this.document.at(reference.substring(1));
		}
		JsonNode forms = schema.path("anyOf").isArray() ? schema.path("anyOf") : schema.path("oneOf");
		if (depth < DEEPEST || forms.isEmpty()) {
			return forms.path(0);
		}
		// A schema that contains itself ends with a form that has nothing inside.
		return forms.valueStream()
			.filter((form) -> SCALARS.contains(type(form)))
			.findFirst()
			.orElseGet(() -> forms.path(0));
	}

	private ObjectNode merged(JsonNode schema, int depth) {
		ObjectNode all = Json.object();
		List<JsonNode> parts = new ArrayList<>(schema.path("allOf").valueStream().toList());
		parts.add(schema);
		for (JsonNode part : parts) {
			JsonNode resolved = part.has("$ref") ? resolve(part, depth) : part;
			resolved.properties().forEach((property) -> {
				if (property.getKey().equals("properties") && all.path("properties").isObject()) {
					((ObjectNode) all.path("properties")).setAll((ObjectNode) property.getValue());
				}
				else if (property.getKey().equals("required") && all.path("required").isArray()) {
					((ArrayNode) all.path("required")).addAll((ArrayNode) property.getValue());
				}
				else if (!property.getKey().equals("allOf")) {
					all.set(property.getKey(), property.getValue().deepCopy());
				}
			});
		}
		return all;
	}

	private static String type(JsonNode schema) {
		JsonNode type = schema.path("type");
		String name = type.isArray() ? Json.text(type.path(0)) : Json.text(type);
		if (name.isEmpty()) {
			return schema.has("items") ? "array" : "object";
		}
		return name.toLowerCase(Locale.ROOT);
	}

	private ObjectNode object(JsonNode schema, int depth) {
		ObjectNode object = Json.object();
		if (depth > 2 * DEEPEST) {
			return object;
		}
		for (JsonNode name : schema.path("required")) {
			String key = Json.text(name);
			object.set(key, value(schema.path("properties").path(key), key, depth + 1));
		}
		return object;
	}

	private ArrayNode array(JsonNode schema, String name, int depth) {
		ArrayNode array = Json.object().putArray("value");
		int least = Math.max(schema.path("minItems").asInt(1), 0);
		int count = Math.min(least, schema.path("maxItems").asInt(least));
		boolean endless = depth >= DEEPEST && !schema.has("minItems");
		for (int i = 0; i < count && !endless; i++) {
			JsonNode fixed = schema.path("prefixItems").path(i);
			array.add(value((fixed instanceof MissingNode) ? schema.path("items") : fixed, name, depth + 1));
		}
		return array;
	}

	private static JsonNode number(JsonNode schema) {
		double step = schema.path("multipleOf").asDouble(1);
		double value = 1;
		if (schema.path("maximum").isNumber()) {
			value = Math.min(value, schema.path("maximum").doubleValue());
		}
		if (schema.path("exclusiveMaximum").isNumber()) {
			value = Math.min(value, schema.path("exclusiveMaximum").doubleValue() - step);
		}
		if (schema.path("minimum").isNumber()) {
			value = Math.max(value, schema.path("minimum").doubleValue());
		}
		if (schema.path("exclusiveMinimum").isNumber()) {
			value = Math.max(value, schema.path("exclusiveMinimum").doubleValue() + step);
		}
		value = schema.has("multipleOf") ? Math.ceil(value / step) * step : value;
		ObjectNode holder = Json.object();
		boolean whole = value == Math.rint(value);
		return whole ? holder.put("value", (long) value).path("value") : holder.put("value", value).path("value");
	}

	private static String string(JsonNode schema, String name) {
		String text = FORMATS.getOrDefault(Json.text(schema.path("format")), "some " + name);
		int least = schema.path("minLength").asInt(0);
		if (text.length() < least) {
			text = text + "-".repeat(least - text.length());
		}
		return text.substring(0, Math.min(text.length(), schema.path("maxLength").asInt(text.length())));
	}

}
