package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.ResponseFormat;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

/**
 * How a model is brought to answer in a form: held to a schema where it knows that, by a
 * tool whose arguments are the answer on older models, and in words for what neither can
 * do.
 *
 * @param schema what the answer is held to, null if it is not
 * @param answerTool the tool whose arguments are the answer, null if there is none
 * @param instruction what the model is told, null if it need not be
 */
record AnthropicFormat(@Nullable ObjectNode schema, @Nullable Tool answerTool, @Nullable String instruction) {

	private static final AnthropicFormat TEXT = new AnthropicFormat(null, null, null);

	private static final int LONGEST_NAME = 64;

	static AnthropicFormat of(ChatCall call, AnthropicModels model) {
		String schema = call.extras().schema();
		if (schema != null) {
			return ofSchema(call, model, schema);
		}
		return JsonInstructions.isAnyObject(call.request().responseFormat())
				? new AnthropicFormat(null, null, JsonInstructions.ANY_OBJECT) : TEXT;
	}

	private static AnthropicFormat ofSchema(ChatCall call, AnthropicModels model, String schema) {
		ObjectNode parsed = ToolArguments.typed(RequestBody.object(schema, "The schema of the answer"));
		ObjectNode strict = model.schemas() ? AnthropicSchema.strict(parsed) : null;
		if (strict != null) {
			return new AnthropicFormat(strict, null, null);
		}
		// A tool takes an object, and one tool cannot be forced beside another.
		boolean possible = "object".equals(parsed.path("type").stringValue("")) && !isForced(call);
		return possible ? new AnthropicFormat(null, answerTool(call, parsed), null)
				: new AnthropicFormat(null, null, JsonInstructions.fitting(schema));
	}

	static boolean isForced(ChatCall call) {
		ToolChoice choice = call.request().toolChoice();
		return choice != null && (choice.mode() == ToolChoice.Mode.REQUIRED || choice.mode() == ToolChoice.Mode.NAMED);
	}

	private static Tool answerTool(ChatCall call, ObjectNode schema) {
		ResponseFormat format = call.request().responseFormat();
		String name = ((format != null) ? format.name() : "answer").replaceFirst("^(?![A-Za-z_])", "_");
		while (isTaken(call, name)) {
			name = "_" + name;
		}
		return Tool.of(name.substring(0, Math.min(name.length(), LONGEST_NAME)), "Gives the answer.",
				schema.toString());
	}

	private static boolean isTaken(ChatCall call, String name) {
		return call.request().tools().stream().anyMatch((tool) -> tool.name().equals(name));
	}
}
