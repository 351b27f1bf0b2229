package io.github.llmrouter.dialect;

import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ResponseFormat;

/** Writes the form that the text of an answer shall have. */
final class ResponsesFormat {

	private ResponsesFormat() {
	}

	/**
	 * Writes form and wordiness.
	 * @param call the call
	 * @param body takes the fields
	 * @param verbosity how wordy, null for the usual
	 */
	static void put(ChatCall call, ObjectNode body, @Nullable Object verbosity) {
		ResponseFormat wanted = call.request().responseFormat();
		if (wanted != null) {
			String schema = (call.extras().schema() != null) ? call.extras().schema() : wanted.schema();
			ObjectNode format = body.withObject("/text").putObject("format");
			if (schema == null) {
				format.put("type", "json_object");
			}
			else {
				writeSchema(wanted.name(), ResponsesTools.schema(schema, "the answer"), format);
			}
		}
		if (verbosity != null) {
			body.withObject("/text").put("verbosity", verbosity.toString());
		}
	}

	private static void writeSchema(String name, JsonNode schema, ObjectNode format) {
		format.put("type", "json_schema").put("name", name);
		format.set("schema", schema);
		format.put("strict", isStrict(schema));
	}

	/**
	 * Whether a schema can be kept to strictly: OpenAI refuses one that leaves out a
	 * property or allows others.
	 */
	static boolean isStrict(JsonNode schema) {
		JsonNode properties = schema.path("properties");
		if (properties.isObject() || "object".equals(Json.text(schema.path("type")))) {
			Set<String> required = schema.path("required")
				.valueStream()
				.map((name) -> name.asString(""))
				.collect(Collectors.toSet());
			JsonNode others = schema.path("additionalProperties");
			if (!others.isBoolean() || others.booleanValue() || !required.containsAll(properties.propertyNames())) {
				return false;
			}
		}
		return schema.valueStream().allMatch(ResponsesFormat::isStrict);
	}

}
