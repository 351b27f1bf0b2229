package io.github.llmrouter.dialect;

import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

/**
 * Writes tools, which stand here without the shell that chat completions puts on them.
 */
final class ResponsesTools {

	private ResponsesTools() {
	}

	/**
	 * Writes the tools and what may be done with them.
	 * @param call the call
	 * @param body takes the fields
	 * @param fields parameters that are still to be written; one that is refused without
	 * tools is taken out
	 */
	static void put(ChatCall call, ObjectNode body, Map<String, Object> fields) {
		if (call.request().tools().isEmpty()) {
			fields.remove("parallel_tool_calls");
			return;
		}
		ArrayNode tools = body.putArray("tools");
		call.request().tools().forEach((tool) -> write(tool, tools.addObject()));
		ToolChoice choice = call.request().toolChoice();
		if (choice != null && choice.name() != null) {
			body.putObject("tool_choice").put("type", "function").put("name", choice.name());
		}
		else if (choice != null) {
			body.put("tool_choice", choice.mode().name().toLowerCase(Locale.ROOT));
		}
	}

	/** Without a word on that here, a tool would be held to its schema. */
	private static void write(Tool tool, ObjectNode into) {
		into.put("type", "function").put("name", tool.name());
		if (tool.description() != null) {
			into.put("description", tool.description());
		}
		into.set("parameters", ToolArguments.schema(tool));
		into.put("strict", tool.isStrict());
	}

}
