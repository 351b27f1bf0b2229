package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;

/**
 * What Mistral refuses. Failed validation is status 422 with the place of the mistake.
 */
final class MistralRules {

	private static final Set<String> FIELDS = Set.of("model", "messages", "temperature", "top_p", "max_tokens",
			"stream", "stop", "random_seed", "metadata", "response_format", "tools", "tool_choice", "presence_penalty",
			"frequency_penalty", "n", "prediction", "parallel_tool_calls", "prompt_mode", "reasoning_effort",
			"safe_prompt", "guardrails");

	private static final List<Rule> ALL = List.of(
			Rule.strict("authentication",
					Check.when((call) -> Keys.bearer(call) == null || Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, "unauthorized", "Invalid API Key")),
			Rule.always("endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found", "no Route matched with those values")),
			Rule.always("request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, "invalid_request", "Invalid JSON in the request body").code("3000")),
			Rule.always("request fields", Check.absent("/model").onlyIf(OpenAiRules::isChat),
					Refusal.of(422, "missing", "Field required").param("model")),
			Rule.strict("unknown parameters", Check.unknownField("", FIELDS),
					Refusal.of(422, "extra_forbidden", "Extra inputs are not permitted").param("{}")),
			Rule.strict("models", Check.when(Check.model(Models.UNKNOWN)),
					Refusal.of(400, "invalid_model", "Invalid model: {model}").code("1500")),
			Rule.strict("request fields", Check.emptyList("/messages").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, "invalid_request_message_order", "Conversation must have at least one message")
						.code("3230")),
			Rule.strict("sampling", Check.outside("/temperature", 0, 1.5),
					Refusal.of(422, "less_than_equal", "Input should be less than or equal to 1.5")
						.param("temperature")),
			Rule.strict("sampling", Check.outside("/top_p", 0, 1),
					Refusal.of(422, "less_than_equal", "Input should be less than or equal to 1").param("top_p")));

	private MistralRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

}
