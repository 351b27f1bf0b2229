package io.github.llmrouter.simulator;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What the Gemini API refuses.
 */
final class GeminiRules {

	private static final String INVALID = GeminiErrors.INVALID;

	private static final Pattern KEY_IN_QUERY = Pattern.compile("(.*&)?key=.*");

	private static final List<Rule> ENDPOINTS = List.of(
			Rule.strict("1 authentication", Check.when((call) -> KEY_IN_QUERY.matcher(call.http().query()).matches()),
					Refusal.of(400, INVALID,
							"The simulator refuses an API key in the query string, where logs "
									+ "keep it: send it in the x-goog-api-key header.")),
			Rule.strict("1 authentication", Check.when((call) -> key(call) == null && Keys.bearer(call) != null),
					Refusal.of(401, "UNAUTHENTICATED",
							"Request had invalid authentication credentials. Expected "
									+ "OAuth 2 access token, login cookie or other valid authentication credential.")),
			Rule.strict("1 authentication", Check.when((call) -> key(call) == null),
					Refusal.of(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without "
							+ "established identity). Please use API Key or other form of API consumer identity to "
							+ "call this API.")),
			Rule.strict("5.2 bad key", Check.when((call) -> Keys.isInvalid(key(call))),
					Refusal.of(400, INVALID, "API key not valid. Please pass a valid API key.")
						.code("API_KEY_INVALID")),
			Rule.always("1 endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "NOT_FOUND", "Requested entity was not found.")),
			Rule.strict("1 models", Check.when(ModelPage.outside("pageSize", 0, Integer.MAX_VALUE)),
					Refusal.of(400, INVALID, "Page size must be positive.")),
			Rule.always("2 request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "Invalid JSON payload received. Unexpected token.")),
			Rule.strict("8 retired models", Check.when(Models.unknownOr(Models.GEMINI_RETIRED)),
					Refusal.of(404, "NOT_FOUND",
							"models/{model} is not found for API version v1beta, or is not "
									+ "supported for generateContent. Call ModelService.ListModels to see the list of "
									+ "available models and their supported methods.")));

	/** Everything that chats are checked for. */
	static final List<Rule> CHAT = Stream
		.of(GeminiConfigRules.NAMES, GeminiContentRules.CONTENTS, GeminiContentRules.MEDIA,
				GeminiContentRules.FUNCTIONS, GeminiToolRules.ALL, GeminiConfigRules.SAMPLING, GeminiConfigRules.OUTPUT,
				GeminiConfigRules.THINKING_RULES)
		.flatMap(List::stream)
		.toList();

	private static final List<Rule> ALL = Rule.join(ENDPOINTS, Rule.onlyIf(OpenAiRules::isChat, CHAT),
			Rule.onlyIf(OpenAiRules::isEmbedding, GeminiEmbeddingRules.ALL));

	private GeminiRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	private static @Nullable String key(Call call) {
		return Keys.header(call, "x-goog-api-key");
	}

}
