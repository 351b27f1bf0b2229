package io.github.llmrouter.simulator;

import java.util.List;

/**
 * What OpenRouter refuses. Parameters that it does not know it drops.
 */
final class OpenRouterRules {

	private static final String INVALID = "invalid_request";

	private static final List<Rule> ALL = List.of(
			Rule.strict("authentication", keyMissing(),
					Refusal.of(401, "authentication", "No cookie auth credentials found")),
			Rule.strict("authentication", Check.when((call) -> Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, "authentication", "User not found.")),
			Rule.always("endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found", "Not Found")),
			Rule.always("request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "Invalid JSON in the request body")),
			Rule.always("request fields", Check.absent("/model").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "No models provided")),
			Rule.strict("models", Check.when(Check.model(Models.UNKNOWN)),
					Refusal.of(400, "model_not_found", "{model} is not a valid model ID")),
			Rule.strict("models", Check.when(Check.model(Models.OPENROUTER_RETIRED)),
					Refusal.of(404, "not_found", "No endpoints found for {model}.")),
			Rule.strict("request fields", Check.emptyList("/messages").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, "invalid_prompt", "Input required: specify \"prompt\" or \"messages\"")),
			Rule.strict("sampling", Check.outside("/temperature", 0, 2),
					Refusal.of(400, INVALID, "temperature: {} is not between 0 and 2")),
			Rule.strict("sampling", Check.outside("/top_p", 0, 1),
					Refusal.of(400, INVALID, "top_p: {} is not between 0 and 1")));

	private OpenRouterRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	private static Check keyMissing() {
		// The list of models is public.
		return Check.when((call) -> Keys.bearer(call) == null && call.operation() != Operation.MODELS);
	}

}
