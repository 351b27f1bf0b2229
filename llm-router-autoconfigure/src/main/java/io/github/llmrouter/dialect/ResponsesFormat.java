package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
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
		String schema = call.extras().schema();
		if (schema != null && OpenAiFormat.takesSchema(call)) {
			ObjectNode parsed = OpenAiFormat.schema(schema);
			body.withObject("/text")
				.putObject("format")
				.put("type", "json_schema")
				.put("name", (wanted != null) ? wanted.name() : "answer")
				.put("strict", StrictSchemas.allow(parsed))
				.set("schema", parsed);
		}
		else if (schema != null || JsonInstructions.isAnyObject(wanted)) {
			body.withObject("/text").putObject("format").put("type", "json_object");
		}
		if (verbosity != null) {
			body.withObject("/text").put("verbosity", verbosity.toString());
		}
	}

}
