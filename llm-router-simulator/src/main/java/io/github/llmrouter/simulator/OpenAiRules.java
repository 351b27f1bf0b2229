package io.github.llmrouter.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What OpenAI and servers of its form refuse. Order counts: the first row that finds
 * something answers.
 */
final class OpenAiRules {

	private static final String INVALID = "invalid_request_error";

	private static final Set<String> FIELDS = Set.of("audio", "frequency_penalty", "function_call", "functions",
			"logit_bias", "logprobs", "max_completion_tokens", "max_tokens", "messages", "metadata", "modalities",
			"model", "moderation", "n", "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key",
			"prompt_cache_options", "prompt_cache_retention", "reasoning_effort", "response_format",
			"safety_identifier", "seed", "service_tier", "stop", "store", "stream", "stream_options", "temperature",
			"tool_choice", "tools", "top_logprobs", "top_p", "user", "verbosity", "web_search_options");

	private static final Set<String> ROLES = Set.of("developer", "system", "user", "assistant", "tool", "function");

	private static final Predicate<Call> EFFORT_NONE = (call) -> "none".equals(Json.text(call.at("/reasoning_effort")));

	private static final Predicate<Call> REASONS = Check.model(Models.OPENAI_REASONING).and(EFFORT_NONE.negate());

	private static final List<Rule> AUTHENTICATION = List.of(
			Rule.strict("authentication", Check.when((call) -> Keys.bearer(call) == null),
					Refusal.of(401, INVALID,
							"You didn't provide an API key. Send it in an Authorization header "
									+ "using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")),
			Rule.strict("authentication", Check.when((call) -> Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, INVALID, "Incorrect API key provided: invalid-***.").code("invalid_api_key")));

	private static final List<Rule> AZURE_AUTHENTICATION = List.of(Rule.strict("authentication",
			Check.when((call) -> Keys.header(call, "api-key") == null || Keys.isInvalid(Keys.header(call, "api-key"))),
			Refusal
				.of(401, "authentication_error", "Access denied due to invalid subscription key or wrong API endpoint.")
				.code("401")));

	/** Every server of this form. */
	private static final List<Rule> COMMON = List.of(
			Rule.always("endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, INVALID, "Invalid URL: no such path or method")),
			Rule.always("request body", unreadableBody(),
					Refusal.of(400, INVALID, "We could not parse the JSON body of your request.")),
			Rule.always("request fields", Check.absent("/model").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "you must provide a model parameter").param("model")),
			Rule.strict("models", Check.when(Check.model(Models.UNKNOWN)), notFound()),
			Rule.strict("request fields", Check.emptyList("/messages").onlyIf(OpenAiRules::isChat),
					Refusal
						.of(400, INVALID,
								"Invalid 'messages': empty array. Expected an array with minimum length 1, but got "
										+ "an empty array instead.")
						.code("empty_array")
						.param("messages")),
			Rule.strict("roles", Check.unknownRole("/messages", ROLES),
					Refusal
						.of(400, INVALID,
								"Invalid value: '{}'. Supported values are: 'system', 'assistant', "
										+ "'user', 'function', 'tool', and 'developer'.")
						.code("invalid_value")
						.param("messages[].role")),
			Rule.strict("sampling", Check.outside("/temperature", 0, 2),
					Refusal.of(400, INVALID, "Invalid 'temperature': {} is not between 0 and 2.")
						.code("decimal_above_max_value")
						.param("temperature")),
			Rule.strict("sampling", Check.outside("/top_p", 0, 1),
					Refusal.of(400, INVALID, "Invalid 'top_p': {} is not between 0 and 1.")
						.code("decimal_above_max_value")
						.param("top_p")));

	/** OpenAI itself and Azure. */
	private static final List<Rule> OPENAI_ONLY = List.of(
			Rule.strict("models", Check.when(Check.model(Models.OPENAI_RETIRED)), notFound()),
			Rule.strict("unknown parameters", Check.unknownField("", FIELDS),
					Refusal.of(400, INVALID, "Unknown parameter: '{}'.").code("unknown_parameter").param("{}")),
			Rule.strict("output limit", Check.present("/max_tokens").onlyIf(Check.model(Models.OPENAI_REASONING)),
					Refusal
						.of(400, INVALID,
								"Unsupported parameter: 'max_tokens' is not supported with this model. "
										+ "Use 'max_completion_tokens' instead.")
						.code("unsupported_parameter")
						.param("max_tokens")),
			Rule.strict("sampling", Check.outside("/temperature", 1, 1).onlyIf(REASONS),
					Refusal
						.of(400, INVALID,
								"Unsupported value: 'temperature' does not support {} with this model. "
										+ "Only the default (1) value is supported.")
						.code("unsupported_value")
						.param("temperature")),
			Rule.strict("output limit", Check.present("/max_completion_tokens").onlyIf(Check.has("/max_tokens")),
					Refusal
						.of(400, INVALID,
								"Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.")
						.code("invalid_parameter_combination")),
			Rule.strict("tools", Check.present("/tools").onlyIf(OpenAiRules::effortWithTools),
					Refusal
						.of(400, INVALID,
								"Function tools with reasoning_effort are not supported for {model} in "
										+ "/v1/chat/completions. Please set reasoning_effort to 'none'.")
						.param("reasoning_effort")));

	private OpenAiRules() {
	}

	static List<Rule> openAi() {
		return join(AUTHENTICATION, COMMON, OPENAI_ONLY);
	}

	static List<Rule> azure() {
		return join(AZURE_AUTHENTICATION, COMMON, OPENAI_ONLY);
	}

	static List<Rule> compatible() {
		return join(AUTHENTICATION, COMMON);
	}

	/** Servers on the own machine, which ask for no key. */
	static List<Rule> local() {
		return COMMON;
	}

	@SafeVarargs
	static List<Rule> join(List<Rule>... tables) {
		List<Rule> all = new ArrayList<>();
		for (List<Rule> table : tables) {
			all.addAll(table);
		}
		return List.copyOf(all);
	}

	static Check unreadableBody() {
		return Check.when((call) -> call.operation() != Operation.MODELS && call.body().isMissingNode());
	}

	static boolean isChat(Call call) {
		return call.operation() == Operation.CHAT || call.operation() == Operation.STREAM;
	}

	private static Refusal notFound() {
		return Refusal.of(404, INVALID, "The model `{model}` does not exist or you do not have access to it.")
			.code("model_not_found");
	}

	private static boolean effortWithTools(Call call) {
		if (!Models.OPENAI_TOOLS_OR_EFFORT.matcher(call.model()).matches() || EFFORT_NONE.test(call)) {
			return false;
		}
		return Check.has("/reasoning_effort").test(call)
				|| Models.OPENAI_EFFORT_BY_DEFAULT.matcher(call.model()).matches();
	}

}
