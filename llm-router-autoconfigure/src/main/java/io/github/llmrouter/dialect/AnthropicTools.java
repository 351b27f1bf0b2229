package io.github.llmrouter.dialect;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import io.github.llmrouter.Tool;
import io.github.llmrouter.ToolChoice;

/** Writes tools, and whether they may or must be called. */
final class AnthropicTools {

	private static final String ANY = "any";

	private static final String TOOL = "tool";

	private final ChatCall call;

	private final AnthropicModels model;

	private final AnthropicFormat format;

	AnthropicTools(ChatCall call, AnthropicModels model, AnthropicFormat format) {
		this.call = call;
		this.model = model;
		this.format = format;
	}

	/**
	 * Writes tools and choice.
	 * @param body the request
	 * @param parallel whether several calls are welcome, null if nobody said so
	 * @param cache takes the tools that are worth caching
	 */
	void write(ObjectNode body, @Nullable Boolean parallel, AnthropicCache cache) {
		ArrayNode tools = body.arrayNode();
		for (Tool tool : this.call.request().tools()) {
			cache.mark(add(tool, tools), tool.cached());
		}
		if (this.format.answerTool() != null) {
			add(this.format.answerTool(), tools);
		}
		if (!tools.isEmpty()) {
			body.set("tools", tools);
			writeChoice(body, parallel);
		}
	}

	/** Older models know no strictness; some schemas cannot be strict. */
	private ObjectNode add(Tool tool, ArrayNode tools) {
		ObjectNode schema = ToolArguments.schema(tool);
		ObjectNode strict = (tool.isStrict() && this.model.schemas()) ? AnthropicSchema.strict(schema) : null;
		ObjectNode definition = tools.addObject().put("name", tool.name());
		if (tool.description() != null) {
			definition.put("description", tool.description());
		}
		definition.set("input_schema", (strict != null) ? strict : schema);
		return (strict != null) ? definition.put("strict", true) : definition;
	}

	private void writeChoice(ObjectNode body, @Nullable Boolean parallel) {
		ToolChoice choice = this.call.request().toolChoice();
		boolean single = Boolean.FALSE.equals(parallel);
		String type = type(choice);
		if (type == null && !single) {
			return;
		}
		ObjectNode written = body.putObject("tool_choice").put("type", (type != null) ? type : "auto");
		if (TOOL.equals(type)) {
			written.put("name", name(choice));
		}
		if (single && !"none".equals(type)) {
			written.put("disable_parallel_tool_use", true);
		}
	}

	private @Nullable String type(@Nullable ToolChoice choice) {
		if (this.format.answerTool() != null) {
			return offersTools(choice) ? ANY : TOOL;
		}
		if (choice == null) {
			return null;
		}
		return switch (choice.mode()) {
			case AUTO -> "auto";
			case REQUIRED -> ANY;
			case NAMED -> TOOL;
			case NONE -> "none";
		};
	}

	/** Whether the model may call tools instead of giving its answer. */
	private boolean offersTools(@Nullable ToolChoice choice) {
		return !this.call.request().tools().isEmpty() && (choice == null || choice.mode() != ToolChoice.Mode.NONE);
	}

	private @Nullable String name(@Nullable ToolChoice choice) {
		return (this.format.answerTool() != null) ? this.format.answerTool().name()
				: (choice != null) ? choice.name() : null;
	}

}
