package io.github.llmrouter.simulator;

import java.util.List;

/**
 * What OpenAI and servers of its form refuse. Order counts: the first row that finds
 * something answers.
 */
final class OpenAiRules {

	private static final String INVALID = OpenAiErrors.INVALID;

	private static final List<Rule> AUTHENTICATION = List.of(
			Rule.strict("1 authentication", Check.when((call) -> Keys.bearer(call) == null),
					Refusal.of(401, INVALID,
							"You didn't provide an API key. Send it in an Authorization header "
									+ "using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).")),
			Rule.strict("5.2 bad key", Check.when((call) -> Keys.isInvalid(Keys.bearer(call))),
					Refusal.of(401, INVALID, "Incorrect API key provided: invalid-***.").code("invalid_api_key")));

	private static final List<Rule> AZURE_AUTHENTICATION = List.of(Rule.strict("1 authentication",
			Check.when((call) -> Keys.header(call, "api-key") == null || Keys.isInvalid(Keys.header(call, "api-key"))),
			Refusal
				.of(401, "authentication_error", "Access denied due to invalid subscription key or wrong API endpoint.")
				.code("401")));

	private static final List<Rule> ENDPOINTS = List.of(
			Rule.always("1 endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, INVALID, "Invalid URL: no such path or method")),
			Rule.always("2 request body", unreadableBody(),
					Refusal.of(400, INVALID, "We could not parse the JSON body of your request.")),
			Rule.always("2 model", Check.absent("", "model").onlyIf((call) -> call.operation() != Operation.MODELS),
					Refusal.of(400, INVALID, "you must provide a model parameter").param("model")),
			Rule.strict("5.2 not found", Check.when(Check.model(Models.UNKNOWN)), notFound()));

	private static final List<Rule> RETIRED = List
		.of(Rule.strict("8 retired models", Check.when(Check.model(Models.OPENAI_RETIRED)), notFound()));

	private static final List<Rule> MESSAGES = List
		.of(Rule.strict("2.1 messages", Check.emptyList("messages"), OpenAiErrors.emptyArray()));

	/** What chats are checked for by every server of this form. */
	static final List<Rule> CHAT = Rule.join(MESSAGES, OpenAiMessageRules.COMMON, OpenAiToolRules.COMMON,
			OpenAiOutputRules.ALL, OpenAiParameterRules.COMMON);

	/** What chats are checked for by OpenAI itself and by Azure, in addition. */
	static final List<Rule> OPENAI_CHAT = Rule.join(OpenAiParameterRules.OPENAI, OpenAiMessageRules.PARTS,
			OpenAiMessageRules.FIELDS, OpenAiToolRules.CHOICE, OpenAiToolRules.OPENAI, OpenAiOutputRules.STRICT_SCHEMA);

	private static final List<Rule> SHARED = Rule.join(ENDPOINTS, Rule.onlyIf(OpenAiRules::isChat, CHAT),
			Rule.onlyIf(OpenAiRules::isEmbedding, OpenAiEmbeddingRules.COMMON));

	private static final List<Rule> OPENAI_ONLY = Rule.join(RETIRED, Rule.onlyIf(OpenAiRules::isChat, OPENAI_CHAT),
			Rule.onlyIf(OpenAiRules::isEmbedding, OpenAiEmbeddingRules.OPENAI));

	private OpenAiRules() {
	}

	static List<Rule> openAi() {
		return Rule.join(AUTHENTICATION, SHARED, OPENAI_ONLY,
				Rule.onlyIf(OpenAiRules::isEmbedding, OpenAiEmbeddingRules.MODELS));
	}

	static List<Rule> azure() {
		return Rule.join(AZURE_AUTHENTICATION, SHARED, OPENAI_ONLY);
	}

	static List<Rule> compatible() {
		return Rule.join(AUTHENTICATION, SHARED);
	}

	/** Servers on the own machine, which ask for no key. */
	static List<Rule> local() {
		return SHARED;
	}

	static Check unreadableBody() {
		return Check.when((call) -> call.operation() != Operation.MODELS && call.body().isMissingNode());
	}

	static boolean isChat(Call call) {
		return call.operation() == Operation.CHAT || call.operation() == Operation.STREAM;
	}

	static boolean isEmbedding(Call call) {
		return call.operation() == Operation.EMBEDDINGS;
	}

	static Refusal notFound() {
		return Refusal.of(404, INVALID, "The model `{model}` does not exist or you do not have access to it.")
			.code("model_not_found");
	}

}
