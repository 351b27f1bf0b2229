package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks through JSON Schemas for what a provider does not take in strict mode.
 */
final class StrictSchemas {

	private StrictSchemas() {
	}

	/**
	 * What breaks the rules of OpenAI's strict mode: every object closes its properties
	 * and requires them all.
	 * @return the first mistake as error messages word it, or {@code null} if there is
	 * none
	 */
	static @Nullable String mistake(JsonNode schema) {
		return first(schema, List.of(), StrictSchemas::openOrOptional);
	}

	/**
	 * The first object, at any depth, that does not close its properties.
	 */
	static @Nullable String openObject(JsonNode schema) {
		return first(schema, List.of(), (node) -> isObject(node) && !isClosed(node) ? "object" : null);
	}

	/**
	 * The first keyword, at any depth, that is one of the given ones.
	 */
	static @Nullable String keyword(JsonNode schema, List<String> keywords) {
		return first(schema, List.of(), (node) -> keywords.stream().filter(node::has).findFirst().orElse(null));
	}

	private static @Nullable String openOrOptional(JsonNode schema) {
		if (!isObject(schema)) {
			return null;
		}
		if (!isClosed(schema)) {
			return "'additionalProperties' is required to be supplied and to be false.";
		}
		List<String> required = schema.path("required").valueStream().map(Json::text).toList();
		return schema.path("properties")
			.propertyNames()
			.stream()
			.filter((name) -> !required.contains(name))
			.map((name) -> "'required' is required to be supplied and to be an array including every key in "
					+ "properties. Missing '" + name + "'.")
			.findFirst()
			.orElse(null);
	}

	private static boolean isObject(JsonNode schema) {
		JsonNode type = schema.path("type");
		boolean named = Json.text(type).equals("object")
				|| type.valueStream().anyMatch((each) -> Json.text(each).equals("object"));
		return named || schema.path("properties").isObject();
	}

	private static boolean isClosed(JsonNode schema) {
		JsonNode additional = schema.path("additionalProperties");
		return additional.isBoolean() && !additional.booleanValue();
	}

	private static @Nullable String first(JsonNode schema, List<String> context,
			Function<JsonNode, @Nullable String> look) {
		if (!schema.isObject()) {
			return null;
		}
		String found = look.apply(schema);
		if (found != null) {
			return context(context) + found;
		}
		for (Place child : children(schema)) {
			List<String> inner = new ArrayList<>(context);
			inner.add(child.path());
			found = first(child.node(), inner, look);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static String context(List<String> context) {
		return context.stream()
			.map((name) -> "'" + name + "'")
			.collect(Collectors.joining(", ", "In context=(", "), "));
	}

	private static List<Place> children(JsonNode schema) {
		List<Place> children = new ArrayList<>();
		for (String group : List.of("properties", "$defs", "definitions")) {
			schema.path(group).forEachEntry((name, child) -> children.add(new Place(name, child)));
		}
		for (String list : List.of("anyOf", "allOf", "oneOf", "prefixItems")) {
			schema.path(list).forEach((child) -> children.add(new Place(list, child)));
		}
		children.add(new Place("items", schema.path("items")));
		return children;
	}

}
