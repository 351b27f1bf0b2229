package io.github.llmrouter.dialect;

import java.util.HashSet;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * Tells whether OpenAI would take a schema in strict mode: every object closed, every
 * property required, every value of a known kind, and only keywords and formats that its
 * guide to structured outputs lists. What it would refuse is sent without strict mode;
 * the answer is validated in any case.
 */
final class StrictSchemas {

	private static final Set<String> REFUSED = Set.of("allOf", "oneOf", "not", "if", "then", "else",
			"dependentRequired", "dependentSchemas", "patternProperties", "propertyNames", "minProperties",
			"maxProperties", "unevaluatedProperties", "unevaluatedItems", "prefixItems", "contains", "minContains",
			"maxContains", "uniqueItems", "default");

	/** Any other is an error, such as that of a URL. */
	private static final Set<String> FORMATS = Set.of("date-time", "time", "date", "duration", "email", "hostname",
			"ipv4", "ipv6", "uuid");

	private static final int DEEPEST = 10;

	private StrictSchemas() {
	}

	/**
	 * Returns whether strict mode may be asked for.
	 * @param schema the schema
	 * @return true if so
	 */
	static boolean allow(JsonNode schema) {
		return "object".equals(Json.text(schema.path("type"))) && !schema.has("anyOf") && fits(schema, 0);
	}

	private static boolean fits(JsonNode schema, int depth) {
		if (!schema.isObject() || depth > DEEPEST || schema.propertyNames().stream().anyMatch(REFUSED::contains)
				|| (schema.has("$ref") && schema.size() > 1)) {
			return false;
		}
		if (!isOfKnownKind(schema) || (isObject(schema) && !isClosed(schema))) {
			return false;
		}
		return allFit(schema.path("properties"), depth + 1) && allFit(schema.path("$defs"), depth)
				&& allFit(schema.path("definitions"), depth) && allFit(schema.path("anyOf"), depth)
				&& (!schema.has("items") || fits(schema.path("items"), depth + 1));
	}

	private static boolean allFit(JsonNode schemas, int depth) {
		return schemas.valueStream().allMatch((schema) -> fits(schema, depth));
	}

	/** A value without a type is refused, and so is a list of anything. */
	private static boolean isOfKnownKind(JsonNode schema) {
		boolean known = schema.has("type") || schema.has("anyOf") || schema.has("$ref");
		String format = Json.text(schema.path("format"));
		return known && (format == null || FORMATS.contains(format)) && (!isOf("array", schema) || schema.has("items"));
	}

	private static boolean isObject(JsonNode schema) {
		return schema.has("properties") || isOf("object", schema);
	}

	private static boolean isOf(String wanted, JsonNode schema) {
		JsonNode type = schema.path("type");
		return wanted.equals(Json.text(type)) || type.valueStream().anyMatch((one) -> wanted.equals(Json.text(one)));
	}

	private static boolean isClosed(JsonNode schema) {
		Set<String> required = new HashSet<>();
		schema.path("required").forEach((name) -> required.add(name.stringValue("")));
		return schema.path("additionalProperties").isBoolean() && !schema.path("additionalProperties").booleanValue()
				&& required.containsAll(schema.path("properties").propertyNames());
	}

}
