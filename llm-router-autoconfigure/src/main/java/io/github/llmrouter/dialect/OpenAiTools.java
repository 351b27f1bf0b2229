package io.github.llmrouter.dialect;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

/** Writes the tools that a model may ask for, and whether it has to. */
final class OpenAiTools {

	private OpenAiTools() {
	}

	static void write(ObjectNode body, ChatCall call) {
		if (call.request().tools().isEmpty()) {
			// A choice without tools is refused.
			return;
		}
		ArrayNode tools = body.putArray("tools");
		call.request().tools().forEach((tool) -> write(tools.addObject(), tool));
		ToolChoice choice = call.request().toolChoice();
		if (choice != null) {
			write(body, choice, call.target());
		}
	}

	private static void write(ObjectNode into, Tool tool) {
		ObjectNode function = into.put("type", "function").putObject("function").put("name", tool.name());
		if (tool.description() != null) {
			function.put("description", tool.description());
		}
		function.set("parameters",
				RequestBody.object(tool.parameters(), "The schema of the tool '" + tool.name() + "'"));
		if (tool.isStrict()) {
			function.put("strict", true);
		}
	}

	private static void write(ObjectNode body, ToolChoice choice, Target target) {
		switch (choice.mode()) {
			case AUTO -> body.put("tool_choice", "auto");
			case REQUIRED -> body.put("tool_choice", ModelQuirk.MISTRAL_PLATFORM.of(target) ? "any" : "required");
			case NONE -> body.put("tool_choice", "none");
			case NAMED ->
				body.putObject("tool_choice").put("type", "function").putObject("function").put("name", choice.name());
		}
	}

}
