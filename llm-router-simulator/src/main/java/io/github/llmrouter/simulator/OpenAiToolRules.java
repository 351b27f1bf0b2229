package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI and servers of its form refuse about tools: definitions, choices, calls and
 * results.
 */
final class OpenAiToolRules {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+");

	private static final int LONGEST_NAME = 64;

	private static final Predicate<Call> NO_TOOLS = Check.has("tools").negate();

	/** What can be said of any server of this form. */
	static final List<Rule> COMMON = List.of(
			Rule.strict("2.3 tools", Check.absent("tools[*]", "type"), OpenAiErrors.missing()),
			Rule.strict("2.3 tools", Check.absent("tools[type=function]", "function"), OpenAiErrors.missing()),
			Rule.strict("2.3 tools", Check.absent("tools[type=function].function", "name"), OpenAiErrors.missing()),
			Rule.strict("2.3 tool names", Check.longer("tools[*].function.name", LONGEST_NAME),
					OpenAiErrors.stringTooLong(LONGEST_NAME)),
			Rule.strict("2.3 tool names", Check.mismatch("tools[*].function.name", NAME),
					OpenAiErrors.mismatch("^[a-zA-Z0-9_-]+$")),
			Rule.strict("2.3 tool names", Check.repeated("tools[*].function.name"),
					OpenAiErrors.refused("Invalid 'tools': tool name '{}' is not unique.").param("tools")),
			Rule.strict("2.3 tools", Check.at("tools[*].function.parameters", (node) -> !isObjectSchema(node)),
					OpenAiErrors
						.refused("Invalid schema for function: schema must be a JSON Schema of 'type: \"object\"', "
								+ "got {}.")
						.code("invalid_function_parameters")),
			Rule.strict("2.3 calls in history",
					Check.at("messages[role=assistant].tool_calls", (node) -> node.isArray() && node.isEmpty()),
					OpenAiErrors.emptyArray()),
			Rule.strict("2.3 calls in history",
					Check.absent("messages[role=assistant].tool_calls[*]", "id", "type", "function"),
					OpenAiErrors.missing()),
			Rule.strict("2.3 calls in history",
					Check.absent("messages[role=assistant].tool_calls[*].function", "name", "arguments"),
					OpenAiErrors.missing()),
			Rule.strict("2.3 calls in history",
					Check.mismatch("messages[role=assistant].tool_calls[*].function.name", NAME),
					OpenAiErrors.mismatch("^[a-zA-Z0-9_-]+$")),
			Rule.strict("2.3 calls in history",
					Check.at("messages[role=assistant].tool_calls[*].function.arguments", (node) -> !node.isString()),
					OpenAiErrors.invalidType("a string")),
			Rule.strict("2.3 results", Check.absent("messages[role=tool]", "tool_call_id"), OpenAiErrors.missing()),
			Rule.strict("2.3 results", ToolTurns::orphan,
					OpenAiErrors.refused("Invalid parameter: messages with role 'tool' must be a response to a "
							+ "preceeding message with 'tool_calls'.")),
			Rule.strict("2.3 results", ToolTurns::unknownId,
					OpenAiErrors.refused("Invalid parameter: 'tool_call_id' of '{}' not found in 'tool_calls' of "
							+ "previous message.")),
			Rule.strict("2.3 results", ToolTurns::unanswered,
					OpenAiErrors.refused("An assistant message with 'tool_calls' must be followed by tool messages "
							+ "responding to each 'tool_call_id'. The following tool_call_ids did not have response "
							+ "messages: {}")),
			Rule.strict("2.3 tool choice", Check.present("tool_choice").onlyIf(NO_TOOLS),
					OpenAiErrors.onlyWith("tools", "are specified")),
			Rule.strict("2.3 tool choice",
					Check.first("tool_choice", OpenAiToolRules::unnamed).onlyIf(Check.has("tool_choice.type")),
					OpenAiErrors.missing()),
			Rule.strict("2.3 tool choice", OpenAiToolRules::unknownChoice,
					OpenAiErrors.refused("Tool choice '{}' not found in 'tools' parameter.").param("tool_choice")));

	/** Words for the choice; Mistral has one more. */
	static final List<Rule> CHOICE = List.of(Rule.strict("2.3 tool choice",
			Check.at("tool_choice", (node) -> node.isString() && !isWord(node) || !node.isString() && !node.isObject()),
			OpenAiErrors.invalidValue("'none', 'auto', and 'required'")));

	/** OpenAI itself and Azure. */
	static final List<Rule> OPENAI = List.of(
			Rule.strict("2.3 tools", Check.at("tools", JsonNode::isEmpty), OpenAiErrors.emptyArray()),
			Rule.strict("2.3 tools", Check.otherThan("tools[*].type", "function", "custom"),
					OpenAiErrors.invalidValue("'function' and 'custom'")),
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("tools[*]", Set.of("type", "function", "custom", "name")),
					OpenAiErrors.unknownParameter()),
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("tools[*].function", Set.of("name", "description", "parameters", "strict")),
					OpenAiErrors.unknownParameter()),
			Rule.strict("2.4 strict schemas", Check.first("tools[*].function", OpenAiToolRules::breaksStrictMode),
					OpenAiErrors.refused("Invalid schema for function: {}").code("invalid_function_parameters")),
			Rule.strict("2.3 tool choice", Check.otherThan("tool_choice.type", "function", "allowed_tools", "custom"),
					OpenAiErrors.invalidValue("'allowed_tools', 'function', and 'custom'")),
			Rule.strict("2.3 parallel calls", Check.present("parallel_tool_calls").onlyIf(NO_TOOLS),
					OpenAiErrors.onlyWith("tools", "are specified")));

	private OpenAiToolRules() {
	}

	static boolean isObjectSchema(JsonNode schema) {
		return schema.isObject() && (schema.isEmpty() || Json.text(schema.path("type")).equals("object"));
	}

	static @Nullable Finding breaksStrictMode(Place definition) {
		Place schema = definition.child("parameters");
		String mistake = definition.node().path("strict").asBoolean(false) ? StrictSchemas.mistake(schema.node())
				: null;
		return (mistake != null) ? schema.found(mistake) : null;
	}

	private static boolean isWord(JsonNode choice) {
		return Set.of("none", "auto", "required").contains(Json.text(choice));
	}

	private static @Nullable Finding unnamed(Place choice) {
		Place function = choice.child("function").child("name");
		return choice.text("type").equals("function") && !function.exists() ? function.found() : null;
	}

	private static @Nullable Finding unknownChoice(Call call) {
		Set<String> names = Place.all(call.body(), "tools[*].function.name")
			.map((place) -> Json.text(place.node()))
			.collect(Collectors.toSet());
		Finding named = Check.at("tool_choice[type=function].function.name", (node) -> !names.contains(Json.text(node)))
			.find(call);
		return (named != null) ? named
				: Check
					.at("tool_choice[type=allowed_tools].allowed_tools.tools[*].function.name",
							(node) -> !names.contains(Json.text(node)))
					.find(call);
	}

}
