package io.github.llmrouter.tool;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.github.llmrouter.schema.BindingProblems;

/**
 * Reads arguments as a model wrote them. Models that are not held to a schema leave out
 * what may be null, so only what may not is required.
 */
final class ToolArguments {

	private final JsonMapper mapper;

	private final List<String> required;

	ToolArguments(JsonMapper mapper, String schema) {
		this.mapper = mapper;
		this.required = required(mapper.readTree(schema));
	}

	private static List<String> required(JsonNode schema) {
		List<String> required = new ArrayList<>();
		schema.path("properties").forEachEntry((name, property) -> {
			if (!allowsNull(property)) {
				required.add(name);
			}
		});
		return required;
	}

	private static boolean allowsNull(JsonNode schema) {
		boolean type = schema.path("type").valueStream().anyMatch((one) -> one.asString("").equals("null"));
		boolean choice = schema.path("anyOf")
			.valueStream()
			.anyMatch((one) -> one.path("type").asString("").equals("null"));
		return schema.isEmpty() || type || choice;
	}

	/**
	 * Reads arguments.
	 * @throws InvalidArgumentsException if they are no JSON object or some are missing
	 */
	JsonNode read(String text) {
		JsonNode arguments;
		try {
			arguments = this.mapper.readTree(text.isBlank() ? "{}" : text);
		}
		catch (JacksonException ex) {
			throw new InvalidArgumentsException("The arguments are not JSON: " + BindingProblems.describe(ex));
		}
		if (!arguments.isObject()) {
			throw new InvalidArgumentsException("The arguments must be a JSON object.");
		}
		List<String> missing = this.required.stream().filter((name) -> !arguments.hasNonNull(name)).toList();
		if (!missing.isEmpty()) {
			throw new InvalidArgumentsException("Arguments are missing: " + String.join(", ", missing) + ".");
		}
		return arguments;
	}

	/**
	 * Turns JSON into a value.
	 * @throws InvalidArgumentsException if it does not fit
	 */
	Object bind(String name, JsonNode value, JavaType type) {
		try {
			return this.mapper.treeToValue(value, type);
		}
		catch (JacksonException ex) {
			throw new InvalidArgumentsException("The argument" + (name.isEmpty() ? "s do" : " " + name + " does")
					+ " not fit: " + BindingProblems.describe(ex));
		}
	}

}
