package io.github.llmrouter.dialect;

import java.util.List;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.CachePoint.Lifetime;
import io.github.llmrouter.Target;
import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

/** Writes the tools that a model may ask for, and whether it has to. */
final class OpenAiTools {

	private OpenAiTools() {
	}

	/**
	 * Writes tools and choice.
	 * @param body the request
	 * @param call the call
	 * @param caching how marks of what is worth caching are written
	 */
	static void write(ObjectNode body, ChatCall call, OpenAiCaching caching) {
		if (call.request().tools().isEmpty()) {
			// A choice without tools is refused.
			return;
		}
		ArrayNode tools = body.putArray("tools");
		call.request().tools().forEach((tool) -> write(tools.addObject(), tool));
		markLast(tools, call.request().tools(), caching);
		ToolChoice choice = call.request().toolChoice();
		if (choice != null) {
			write(body, choice, call.target());
		}
	}

	/** The last mark covers what earlier ones would. */
	private static void markLast(ArrayNode written, List<Tool> tools, OpenAiCaching caching) {
		for (int index = tools.size() - 1; index >= 0; index--) {
			Lifetime lifetime = tools.get(index).cached();
			if (lifetime != null && written.get(index) instanceof ObjectNode tool) {
				caching.markTool(tool, lifetime);
				return;
			}
		}
	}

	private static void write(ObjectNode into, Tool tool) {
		ObjectNode function = into.put("type", "function").putObject("function").put("name", tool.name());
		if (tool.description() != null) {
			function.put("description", tool.description());
		}
		function.set("parameters", ToolArguments.schema(tool));
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
