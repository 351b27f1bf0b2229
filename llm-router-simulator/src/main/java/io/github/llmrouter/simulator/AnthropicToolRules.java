package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What Anthropic refuses about tools and about the form of the answer.
 */
final class AnthropicToolRules {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private static final Set<String> FIELDS = Set.of("type", "name", "description", "input_schema", "strict",
			"cache_control", "defer_loading", "allowed_callers", "eager_input_streaming", "input_examples");

	private static final List<String> NUMBER_LIMITS = List.of("minimum", "maximum", "exclusiveMinimum",
			"exclusiveMaximum", "multipleOf", "minLength", "maxLength");

	private static final String SCHEMA = "output_config.format.schema";

	private static final Predicate<Call> NO_TOOLS = (call) -> call.body().path("tools").isEmpty();

	static final List<Rule> TOOLS = List.of(
			custom("2.3 tools", (tool) -> lacks(tool, "name"), AnthropicErrors.missing()),
			custom("2.3 tools", (tool) -> lacks(tool, "input_schema"), AnthropicErrors.missing()),
			custom("2.3 tool names", AnthropicToolRules::badName, AnthropicErrors.mismatch("^[a-zA-Z0-9_-]{1,64}$")),
			Rule.strict("2.3 tool names", Check.repeated("tools[*].name"),
					AnthropicErrors.refused("tools: Tool names must be unique.")),
			custom("2.3 tools", (tool) -> lacks(tool.child("input_schema"), "type"), AnthropicErrors.missing()),
			custom("2.3 tools", AnthropicToolRules::noObject, AnthropicErrors.oneOf("'object'")),
			custom("2.5 unknown parameters", AnthropicToolRules::unknownField, AnthropicErrors.unknown()),
			custom("2.4 strict schemas", AnthropicToolRules::openStrictTool,
					AnthropicErrors.at("For 'object' type, 'additionalProperties' must be explicitly set to false")));

	static final List<Rule> CHOICE = List.of(
			Rule.strict("2.3 tool choice", Check.absent("tool_choice", "type"), AnthropicErrors.missing()),
			Rule.strict("2.3 tool choice", Check.otherThan("tool_choice.type", "auto", "any", "tool", "none"),
					AnthropicErrors.tag("'any', 'auto', 'none', 'tool'")),
			Rule.strict("2.3 tool choice", Check.absent("tool_choice[type=tool]", "name"), AnthropicErrors.missing()),
			Rule.strict("2.3 tool choice", Check.present("tool_choice[type=any|tool|auto]").onlyIf(NO_TOOLS),
					AnthropicErrors.refused("tool_choice may only be specified while providing tools.")),
			Rule.strict("2.3 tool choice", AnthropicToolRules::unknownChoice,
					AnthropicErrors.refused("Tool '{}' not found in provided tools")),
			Rule.strict("2.3 parallel calls",
					Check.at("tool_choice.disable_parallel_tool_use", (node) -> !node.isBoolean()),
					AnthropicErrors.at("Input should be a valid boolean")),
			Rule.strict("2.3 parallel calls", Check.present("tool_choice[type=none].disable_parallel_tool_use"),
					AnthropicErrors.unknown()),
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("tool_choice", Set.of("type", "name", "disable_parallel_tool_use")),
					AnthropicErrors.unknown()));

	static final List<Rule> OUTPUT = List.of(Rule.strict("2.5 unknown parameters",
			Check.unknownField("output_config", Set.of("format", "effort", "task_budget")), AnthropicErrors.unknown()),
			Rule.strict("2.4 structured output",
					Check.present("output_config.format").onlyIf(Check.model(Models.ANTHROPIC_WITHOUT_SCHEMAS)),
					AnthropicErrors.refused("output_config.format is not supported by {model}")),
			Rule.strict("2.4 structured output", Check.otherThan("output_config.format.type", "json_schema"),
					AnthropicErrors.oneOf("'json_schema'")),
			Rule.strict("2.4 structured output", Check.absent("output_config.format", "type", "schema"),
					AnthropicErrors.missing()),
			Rule.strict("2.5 unknown parameters", Check.unknownField("output_config.format", Set.of("type", "schema")),
					AnthropicErrors.unknown()),
			Rule.strict("2.4 structured output", schema(StrictSchemas::openObject),
					AnthropicErrors.at("For 'object' type, 'additionalProperties' must be explicitly set to false")),
			Rule.strict("2.4 structured output", schema((node) -> StrictSchemas.keyword(node, NUMBER_LIMITS)),
					AnthropicErrors.at("{} is not supported")),
			Rule.strict("2.4 structured output",
					Check.present("output_format").onlyIf((call) -> !beta(call).contains("structured-outputs-")),
					AnthropicErrors.unknown()),
			Rule.strict("2.5 effort", Check.otherThan("output_config.effort", "low", "medium", "high", "xhigh", "max"),
					AnthropicErrors.oneOf("'low', 'medium', 'high', 'xhigh' or 'max'")));

	private AnthropicToolRules() {
	}

	private static Rule custom(String source, Function<Place, @Nullable Finding> look, Refusal refusal) {
		Check check = (call) -> customTools(call).map(look).filter((found) -> found != null).findFirst().orElse(null);
		return Rule.strict(source, check, refusal);
	}

	/**
	 * The tools that the caller defines, under the path by which errors name them.
	 */
	private static Stream<Place> customTools(Call call) {
		return Place.all(call.body(), "tools[*]")
			.filter((tool) -> !tool.child("type").exists() || tool.text("type").equals("custom"))
			.map((tool) -> new Place(tool.path() + ".custom", tool.node()));
	}

	private static @Nullable Finding lacks(Place place, String field) {
		Place child = place.child(field);
		return child.exists() ? null : child.found();
	}

	private static @Nullable Finding badName(Place tool) {
		Place name = tool.child("name");
		return NAME.matcher(Json.text(name.node())).matches() ? null : name.found();
	}

	private static @Nullable Finding noObject(Place tool) {
		Place type = tool.child("input_schema").child("type");
		return Json.text(type.node()).equals("object") ? null : type.found();
	}

	private static @Nullable Finding unknownField(Place tool) {
		return tool.node()
			.propertyNames()
			.stream()
			.filter((name) -> !FIELDS.contains(name))
			.map((name) -> tool.child(name).found())
			.findFirst()
			.orElse(null);
	}

	private static @Nullable Finding openStrictTool(Place tool) {
		boolean open = tool.node().path("strict").asBoolean(false)
				&& StrictSchemas.openObject(tool.node().path("input_schema")) != null;
		return open ? tool.found() : null;
	}

	private static @Nullable Finding unknownChoice(Call call) {
		String[] names = Place.all(call.body(), "tools[*].name")
			.map((name) -> Json.text(name.node()))
			.toArray(String[]::new);
		return Check.otherThan("tool_choice[type=tool].name", names).find(call);
	}

	private static Check schema(Function<JsonNode, @Nullable String> look) {
		return Check.first(SCHEMA, (schema) -> {
			String mistake = look.apply(schema.node());
			return (mistake != null) ? schema.found(mistake) : null;
		});
	}

	private static String beta(Call call) {
		String beta = Keys.header(call, "anthropic-beta");
		return (beta != null) ? beta : "";
	}

}
