package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What OpenAI and servers of its form refuse about sampling, limits, reasoning and the
 * rest of the parameters.
 */
final class OpenAiParameterRules {

	private static final Set<String> FIELDS = Set.of("audio", "frequency_penalty", "function_call", "functions",
			"logit_bias", "logprobs", "max_completion_tokens", "max_tokens", "messages", "metadata", "modalities",
			"model", "moderation", "n", "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key",
			"prompt_cache_options", "prompt_cache_retention", "reasoning_effort", "response_format",
			"safety_identifier", "seed", "service_tier", "stop", "store", "stream", "stream_options", "temperature",
			"tool_choice", "tools", "top_logprobs", "top_p", "user", "verbosity", "web_search_options");

	private static final Predicate<Call> EFFORT_NONE = (call) -> "none"
		.equals(Json.text(call.body().path("reasoning_effort")));

	private static final Predicate<Call> REASONS = (call) -> Models.openAiReasons(call.model(),
			Json.text(call.at("/reasoning_effort")));

	/** Every server of this form. */
	static final List<Rule> COMMON = List.of(
			Rule.strict("2.5 sampling", Check.outside("temperature", 0, 2),
					OpenAiErrors.outside("between 0 and 2").code("decimal_above_max_value")),
			Rule.strict("2.5 sampling", Check.outside("top_p", 0, 1),
					OpenAiErrors.outside("between 0 and 1").code("decimal_above_max_value")),
			Rule.strict("2.5 sampling", Check.outside("presence_penalty", -2, 2),
					OpenAiErrors.outside("between -2 and 2")),
			Rule.strict("2.5 sampling", Check.outside("frequency_penalty", -2, 2),
					OpenAiErrors.outside("between -2 and 2")),
			Rule.strict("2.5 n>1", Check.outside("n", 1, 128), OpenAiErrors.outside("between 1 and 128")),
			Rule.strict("2.5 max output", Check.outside("max_tokens", 1, Integer.MAX_VALUE),
					OpenAiErrors.outside("at least 1").code("integer_below_min_value")),
			Rule.strict("2.5 max output", Check.outside("max_completion_tokens", 1, Integer.MAX_VALUE),
					OpenAiErrors.outside("at least 1").code("integer_below_min_value")),
			Rule.strict("2.5 seed", Check.at("seed", (node) -> !node.isIntegralNumber()),
					OpenAiErrors.invalidType("an integer")),
			Rule.strict("2.5 stop", Check.at("stop", (node) -> node.isArray() && node.size() > 4),
					OpenAiErrors.refused("Invalid 'stop': array too long. Expected an array with maximum length 4.")
						.code("array_above_max_length")),
			Rule.strict("2.5 logprobs", Check.outside("top_logprobs", 0, 20), OpenAiErrors.outside("between 0 and 20")),
			Rule.strict("2.5 logprobs",
					Check.present("top_logprobs").onlyIf((call) -> !call.body().path("logprobs").asBoolean(false)),
					OpenAiErrors.onlyWith("logprobs", "is true")),
			Rule.strict("2.5 streaming usage",
					Check.present("stream_options").onlyIf((call) -> !call.body().path("stream").asBoolean(false)),
					OpenAiErrors.onlyWith("stream", "is enabled")));

	/** OpenAI itself and Azure. */
	static final List<Rule> OPENAI = List.of(
			Rule.strict("2.5 unknown parameters", Check.unknownField("", FIELDS), OpenAiErrors.unknownParameter()), Rule
				.strict("2.5 max output", Check.present("max_tokens").onlyIf(Check.model(Models.OPENAI_REASONING)),
						OpenAiErrors.refused("Unsupported parameter: 'max_tokens' is not supported with this model. "
								+ "Use 'max_completion_tokens' instead.")
							.code("unsupported_parameter")),
			Rule.strict("2.5 max output", Check.present("max_tokens").onlyIf(Check.has("max_completion_tokens")),
					OpenAiErrors
						.refused("Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.")
						.code("invalid_parameter_combination")),
			Rule.strict("2.5 temperature", Check.outside("temperature", 1, 1).onlyIf(REASONS),
					OpenAiErrors
						.refused("Unsupported value: 'temperature' does not support {} with this model. "
								+ "Only the default (1) value is supported.")
						.code("unsupported_value")),
			Rule.strict("2.5 stop", Check.present("stop").onlyIf(Check.model(Models.OPENAI_WITHOUT_STOP)),
					OpenAiErrors.unsupportedParameter()),
			Rule.strict("2.5 effort",
					Check.present("reasoning_effort").onlyIf(Check.model(Models.OPENAI_REASONING).negate()),
					OpenAiErrors.unsupportedParameter()),
			Rule.strict("2.5 effort", OpenAiParameterRules::unsupportedEffort,
					OpenAiErrors.refused("Unsupported value: '{path}' does not support '{}' with this model.")
						.code("unsupported_value")),
			Rule.strict("2.3 tools and effort", Check.present("tools").onlyIf(OpenAiParameterRules::effortWithTools),
					OpenAiErrors
						.refused("Function tools with reasoning_effort are not supported for {model} in "
								+ "/v1/chat/completions. Please set reasoning_effort to 'none'.")
						.param("reasoning_effort")),
			Rule.strict("2.5 verbosity", Check.otherThan("verbosity", "low", "medium", "high"),
					OpenAiErrors.invalidValue("'low', 'medium', and 'high'")),
			Rule.strict("2.5 tier", Check.otherThan("service_tier", "auto", "default", "flex", "priority", "fast"),
					OpenAiErrors.invalidValue("'auto', 'default', 'fast', 'flex', and 'priority'")),
			Rule.strict("2.5 tags", Check.longer("metadata", 16),
					OpenAiErrors
						.refused("Invalid 'metadata': too many properties. Expected an object with at most 16 "
								+ "properties, but got an object with {} properties instead.")
						.code("object_above_max_properties")),
			Rule.strict("2.5 tags", Check.first("metadata", OpenAiParameterRules::wrongTag),
					OpenAiErrors.refused("Invalid '{path}': keys have at most 64 characters, values are strings of at "
							+ "most 512.")),
			Rule.strict("2.5 end-user id", Check.at("user", (node) -> !node.isString()),
					OpenAiErrors.invalidType("a string")),
			Rule.strict("2.5 end-user id",
					Check.at("safety_identifier", (node) -> !node.isString() || node.stringValue().length() > 64),
					OpenAiErrors.invalidType("a string of at most 64 characters")),
			Rule.strict("2.6 caching",
					Check.present("prompt_cache_options", "messages[*].content[*].prompt_cache_breakpoint")
						.onlyIf(Check.model(Models.OPENAI_CACHE_MARKERS).negate()),
					OpenAiErrors.unsupportedParameter()),
			Rule.strict("2.6 caching", Check.otherThan("prompt_cache_options.mode", "implicit", "explicit"),
					OpenAiErrors.invalidValue("'implicit' and 'explicit'")),
			Rule.strict("2.6 caching",
					Check.otherThan("messages[*].content[*].prompt_cache_breakpoint.mode", "explicit"),
					OpenAiErrors.invalidValue("'explicit'")),
			Rule.strict("2.6 caching", Check.when((call) -> breakpoints(call) > 4),
					OpenAiErrors.refused("At most 4 prompt cache breakpoints may be set.").param("messages")));

	private OpenAiParameterRules() {
	}

	private static @Nullable Finding unsupportedEffort(Call call) {
		Set<String> efforts = Models.openAiEfforts(call.model());
		return Check.otherThan("reasoning_effort", efforts.toArray(String[]::new)).find(call);
	}

	private static boolean effortWithTools(Call call) {
		if (!Models.OPENAI_TOOLS_OR_EFFORT.matcher(call.model()).matches() || EFFORT_NONE.test(call)) {
			return false;
		}
		return Check.has("reasoning_effort").test(call)
				|| Models.OPENAI_EFFORT_BY_DEFAULT.matcher(call.model()).matches();
	}

	static @Nullable Finding wrongTag(Place metadata) {
		for (String name : metadata.node().propertyNames()) {
			JsonNode value = metadata.node().path(name);
			if (name.length() > 64 || !value.isString() || value.stringValue().length() > 512) {
				return metadata.child(name).found();
			}
		}
		return null;
	}

	private static long breakpoints(Call call) {
		return Place.all(call.body(), "messages[*].content[*].prompt_cache_breakpoint").count();
	}

}
