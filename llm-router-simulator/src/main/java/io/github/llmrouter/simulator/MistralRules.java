package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;

/**
 * What Mistral refuses. Failed validation is status 422 with the place of the mistake.
 */
final class MistralRules {

	private static final Set<String> FIELDS = Set.of("model", "messages", "temperature", "top_p", "max_tokens",
			"stream", "stop", "random_seed", "metadata", "response_format", "tools", "tool_choice", "presence_penalty",
			"frequency_penalty", "n", "prediction", "parallel_tool_calls", "prompt_mode", "prompt_cache_key",
			"reasoning_effort", "safe_prompt", "guardrails");

	private static final List<Rule> ENDPOINTS = List.of(
			Rule.strict("1 authentication",
					Check.when((call) -> Keys.bearer(call) == null || Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, "unauthorized", "Invalid API Key")),
			Rule.always("1 endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "not_found", "no Route matched with those values")),
			Rule.always("2 request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, "invalid_request", "Invalid JSON in the request body").code("3000")),
			Rule.always("2 model", Check.absent("", "model").onlyIf((call) -> call.operation() != Operation.MODELS),
					Refusal.of(422, "missing", "Field required").param("model")));

	private static final List<Rule> MODEL = List
		.of(Rule.strict("5.2 not found", Check.when(Check.model(Models.UNKNOWN)),
				Refusal.of(400, "invalid_model", "Invalid model: {model}").code("1500")));

	/** Parameters. */
	static final List<Rule> PARAMETERS = List.of(Rule.strict("9 Mistral", Check.unknownField("", FIELDS), extra()),
			Rule.strict("2.1 messages", Check.emptyList("messages"),
					Refusal.of(400, "invalid_request_message_order", "Conversation must have at least one message")
						.code("3230")),
			Rule.strict("9 Mistral", Check.outside("temperature", 0, 1.5), tooLarge("1.5")),
			Rule.strict("2.5 sampling", Check.outside("top_p", 0, 1), tooLarge("1")),
			Rule.strict("9 Mistral", Check.outside("max_tokens", 0, Integer.MAX_VALUE),
					invalid("greater_than_equal", "Input should be greater than or equal to 0")),
			Rule.strict("9 Mistral", Check.at("random_seed", (node) -> !node.isIntegralNumber()),
					invalid("int_type", "Input should be a valid integer")),
			Rule.strict("2.5 n>1", Check.outside("n", 1, Integer.MAX_VALUE),
					invalid("greater_than_equal", "Input should be greater than or equal to 1")),
			Rule.strict("2.4 response format",
					Check.otherThan("response_format.type", "text", "json_object", "json_schema"),
					invalid("enum", "Input should be 'text', 'json_object' or 'json_schema'")),
			Rule.strict("2.4 schema", Check.absent("response_format[type=json_schema].json_schema", "name", "schema"),
					missing()));

	/** Embeddings. */
	static final List<Rule> EMBEDDINGS = List.of(
			Rule.strict("2.5 unknown parameters",
					Check.unknownField("",
							Set.of("model", "input", "metadata", "encoding_format", "output_dimension",
									"output_dtype")),
					extra()),
			Rule.strict("1 embeddings", Check.absent("", "input"), missing()),
			Rule.strict("1 embeddings", OpenAiEmbeddingRules.EMPTY,
					Refusal.of(400, "invalid_request_prompt", "Input cannot be empty").code("3000")),
			Rule.strict("1 embeddings", Check.otherThan("encoding_format", "float", "base64"),
					invalid("enum", "Input should be 'float' or 'base64'")));

	private static final List<Rule> ALL = Rule.join(ENDPOINTS,
			Rule.onlyIf(OpenAiRules::isChat, PARAMETERS.subList(0, 1)), MODEL,
			Rule.onlyIf(OpenAiRules::isChat, Rule.join(PARAMETERS, MistralMessageRules.ALL)),
			Rule.onlyIf(OpenAiRules::isEmbedding, EMBEDDINGS));

	private MistralRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	static Refusal missing() {
		return invalid("missing", "Field required");
	}

	static Refusal extra() {
		return invalid("extra_forbidden", "Extra inputs are not permitted");
	}

	static Refusal invalid(String type, String message) {
		return Refusal.of(422, type, message).param("{path}");
	}

	private static Refusal tooLarge(String most) {
		return invalid("less_than_equal", "Input should be less than or equal to " + most);
	}

}
