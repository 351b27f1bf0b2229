package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI refuses at the Responses endpoint.
 */
final class ResponsesRules {

	private static final Set<String> FIELDS = Set.of("background", "context_management", "conversation", "include",
			"input", "instructions", "max_output_tokens", "max_tool_calls", "metadata", "model", "moderation",
			"parallel_tool_calls", "previous_response_id", "prompt", "prompt_cache_key", "prompt_cache_options",
			"prompt_cache_retention", "reasoning", "safety_identifier", "service_tier", "store", "stream",
			"stream_options", "temperature", "text", "tool_choice", "tools", "top_logprobs", "top_p", "truncation",
			"user");

	private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

	private static final Predicate<Call> REASONS = (call) -> Models.openAiReasons(call.model(),
			Json.text(call.at("/reasoning/effort")));

	/** Parameters. */
	static final List<Rule> PARAMETERS = List.of(
			Rule.strict("5.2 not found", Check.when(Check.model(Models.UNKNOWN).or(Check.model(Models.OPENAI_RETIRED))),
					Refusal.of(400, OpenAiErrors.INVALID, "The requested model '{model}' does not exist.")
						.param("model")
						.code("model_not_found")),
			moved("messages", "input"), moved("max_tokens", "max_output_tokens"),
			moved("max_completion_tokens", "max_output_tokens"), moved("response_format", "text.format"),
			moved("reasoning_effort", "reasoning.effort"),
			Rule.strict("2.5 unknown parameters", Check.unknownField("", FIELDS), OpenAiErrors.unknownParameter()),
			Rule.strict("2.5 max output", Check.outside("max_output_tokens", 16, Integer.MAX_VALUE),
					OpenAiErrors
						.refused("Invalid 'max_output_tokens': integer below minimum value. Expected a value >= 16, "
								+ "but got {} instead.")
						.code("integer_below_min_value")),
			Rule.strict("2.5 temperature", Check.outside("temperature", 0, 2),
					OpenAiErrors.outside("between 0 and 2").code("decimal_below_min_value")),
			Rule.strict("2.5 temperature", Check.outside("temperature", 1, 1).onlyIf(REASONS),
					OpenAiErrors.unsupportedParameter()),
			Rule.strict("2.5 sampling", Check.outside("top_p", 0, 1), OpenAiErrors.outside("between 0 and 1")),
			Rule.strict("2.5 effort",
					Check.present("reasoning.effort").onlyIf(Check.model(Models.OPENAI_REASONING).negate()),
					OpenAiErrors.unsupportedParameter()),
			Rule.strict("2.5 effort", ResponsesRules::unsupportedEffort,
					OpenAiErrors.refused("Unsupported value: '{}' is not supported with the '{model}' model.")
						.code("unsupported_value")),
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("reasoning", Set.of("effort", "summary", "generate_summary", "context", "mode")),
					OpenAiErrors.unknownParameter()),
			Rule.strict("2.5 effort", Check.otherThan("reasoning.summary", "auto", "concise", "detailed"),
					OpenAiErrors.invalidValue("'auto', 'concise', and 'detailed'")),
			Rule.strict("2.5 tags", Check.longer("metadata", 16),
					OpenAiErrors.refused("Invalid 'metadata': too many properties: {}.")
						.code("object_above_max_properties")),
			Rule.strict("2.5 tags", Check.first("metadata", OpenAiParameterRules::wrongTag),
					OpenAiErrors.refused("Invalid '{path}': keys have at most 64 characters, values are strings of at "
							+ "most 512.")),
			Rule.strict("2.5 tier", Check.otherThan("service_tier", "auto", "default", "flex", "priority", "fast"),
					OpenAiErrors.invalidValue("'auto', 'default', 'fast', 'flex', and 'priority'")));

	/** The form of the answer. */
	static final List<Rule> TEXT = List
		.of(Rule.strict("2.5 unknown parameters", Check.unknownField("text", Set.of("format", "verbosity")),
				OpenAiErrors.unknownParameter()),
				Rule.strict("2.5 verbosity", Check.otherThan("text.verbosity", "low", "medium", "high"),
						OpenAiErrors.invalidValue("'low', 'medium', and 'high'")),
				Rule.strict("2.4 schema", Check.otherThan("text.format.type", "text", "json_object", "json_schema"),
						OpenAiErrors.invalidValue("'json_object', 'json_schema', and 'text'")),
				Rule.strict("2.4 schema", Check.absent("text.format[type=json_schema]", "name", "schema"),
						OpenAiErrors.missing()),
				Rule.strict("2.5 unknown parameters", Check.unknownField("text.format",
						Set.of("type", "name", "schema", "strict", "description")), OpenAiErrors.unknownParameter()),
				Rule.strict("2.4 schema", Check.mismatch("text.format.name", NAME),
						OpenAiErrors.mismatch("^[a-zA-Z0-9_-]+$")),
				Rule.strict(
						"2.4 schema",
						Check.at("text.format.schema", (schema) -> !OpenAiToolRules.isObjectSchema(schema)),
						OpenAiErrors
							.refused("Invalid schema for response_format: schema must be a JSON Schema of "
									+ "'type: \"object\"', got {}.")
							.code("invalid_json_schema")),
				Rule.strict("2.4 strict schemas",
						Check.first("text.format", (format) -> breaksStrictMode(format, "schema")),
						OpenAiErrors.refused("Invalid schema for response_format: {}").code("invalid_json_schema")));

	/** Tools, whose definitions are flat. */
	static final List<Rule> TOOLS = List.of(
			Rule.strict("2.3 tools", Check.absent("tools[*]", "type"), OpenAiErrors.missing()),
			Rule.strict("2.3 tools", Check.absent("tools[type=function]", "name"), OpenAiErrors.missing()),
			Rule.strict("2.3 tool names", Check.mismatch("tools[type=function].name", NAME),
					OpenAiErrors.mismatch("^[a-zA-Z0-9_-]+$")),
			Rule.strict("2.3 tool names", Check.repeated("tools[type=function].name"),
					OpenAiErrors.refused("Invalid 'tools': tool name '{}' is not unique.").param("tools")),
			Rule.strict("2.3 tools",
					Check.at("tools[type=function].parameters", (node) -> !OpenAiToolRules.isObjectSchema(node)),
					OpenAiErrors
						.refused("Invalid schema for function: schema must be a JSON Schema of 'type: \"object\"', "
								+ "got {}.")
						.code("invalid_function_parameters")),
			Rule.strict("2.4 strict schemas",
					Check.first("tools[type=function]", (tool) -> breaksStrictMode(tool, "parameters")),
					OpenAiErrors.refused("Invalid schema for function: {}").code("invalid_function_parameters")),
			Rule.strict("2.3 tool choice",
					Check.at("tool_choice",
							(node) -> node.isString() && !Set.of("none", "auto", "required").contains(Json.text(node))),
					OpenAiErrors.invalidValue("'none', 'auto', and 'required'")),
			Rule.strict("2.3 tool choice", Check.absent("tool_choice[type=function]", "name"), OpenAiErrors.missing()),
			Rule.strict("2.3 tool choice", ResponsesRules::unknownChoice,
					OpenAiErrors.refused("Tool choice '{}' not found in 'tools' parameter.").param("tool_choice")));

	/** Everything that requests are checked for. */
	static final List<Rule> ALL = Stream
		.of(PARAMETERS, ResponsesInputRules.MESSAGES, ResponsesInputRules.ITEMS, TEXT, TOOLS)
		.flatMap(List::stream)
		.toList();

	/** What the endpoint refuses after missing and wrong keys. */
	static final List<Rule> ENDPOINT = Rule.join(List.of(
			Rule.always("2 request body", Check.when((call) -> call.body().isMissingNode()),
					Refusal.of(400, OpenAiErrors.INVALID, "We could not parse the JSON body of your request.")),
			Rule.always("2 model", Check.absent("", "model"), OpenAiErrors.missing())), ALL);

	private ResponsesRules() {
	}

	private static Rule moved(String parameter, String to) {
		return Rule.strict("2.5 unknown parameters", Check.present(parameter), OpenAiErrors
			.refused("Unsupported parameter: '{path}'. In the Responses API, this parameter has moved to '" + to + "'.")
			.code("unsupported_parameter"));
	}

	private static @Nullable Finding unsupportedEffort(Call call) {
		return Check.otherThan("reasoning.effort", Models.openAiEfforts(call.model()).toArray(String[]::new))
			.find(call);
	}

	private static @Nullable Finding breaksStrictMode(Place definition, String field) {
		Place schema = definition.child(field);
		JsonNode strict = definition.node().path("strict");
		String mistake = strict.asBoolean(false) ? StrictSchemas.mistake(schema.node()) : null;
		return (mistake != null) ? schema.found(mistake) : null;
	}

	private static @Nullable Finding unknownChoice(Call call) {
		String[] names = Place.all(call.body(), "tools[*].name")
			.map((name) -> Json.text(name.node()))
			.toArray(String[]::new);
		return Check.otherThan("tool_choice[type=function].name", names).find(call);
	}

}
