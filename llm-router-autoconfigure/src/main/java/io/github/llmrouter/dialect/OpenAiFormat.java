package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Message;
import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Role;

/** Writes the form that an answer must have. */
final class OpenAiFormat {

	private OpenAiFormat() {
	}

	static void write(ObjectNode body, ChatCall call) {
		ResponseFormat format = call.request().responseFormat();
		String schema = call.extras().schema();
		if (schema != null && takesSchema(call)) {
			ObjectNode parsed = schema(schema);
			body.putObject("response_format")
				.put("type", "json_schema")
				.putObject("json_schema")
				.put("name", (format != null) ? format.name() : "answer")
				.put("strict", StrictSchemas.allow(parsed))
				.set("schema", parsed);
		}
		else if (schema != null || JsonInstructions.isAnyObject(format)) {
			body.putObject("response_format").put("type", "json_object");
		}
	}

	/**
	 * Returns what the conversation has to be told: JSON mode is refused where nothing
	 * speaks of JSON, and who takes no schema may read it.
	 * @param call the call
	 * @return an instruction, null if none is needed
	 */
	static @Nullable String instruction(ChatCall call) {
		String schema = call.extras().schema();
		if (schema != null) {
			return takesSchema(call) ? null
					: "Answer with one JSON object that fits this JSON Schema:\n" + schema(schema);
		}
		boolean needed = JsonInstructions.isAnyObject(call.request().responseFormat())
				&& call.messages().stream().noneMatch(OpenAiFormat::speaksOfJson);
		return needed ? "Answer with one JSON object." : null;
	}

	static boolean takesSchema(ChatCall call) {
		return !ModelQuirk.NO_JSON_SCHEMA.of(call.target());
	}

	private static boolean speaksOfJson(Message message) {
		String text = message.text();
		for (int i = 0; message.role() != Role.ASSISTANT && i + 4 <= text.length(); i++) {
			if (text.regionMatches(true, i, "json", 0, 4)) {
				return true;
			}
		}
		return false;
	}

	static ObjectNode schema(String schema) {
		return RequestBody.object(schema, "The schema of the answer");
	}

}
