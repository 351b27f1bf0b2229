package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What the Gemini API refuses.
 */
final class GeminiRules {

	private static final String INVALID = "INVALID_ARGUMENT";

	private static final Pattern KEY_IN_QUERY = Pattern.compile("(.*&)?key=.*");

	private static final Set<String> FIELDS = Set.of("contents", "tools", "toolConfig", "tool_config", "safetySettings",
			"safety_settings", "systemInstruction", "system_instruction", "generationConfig", "generation_config",
			"cachedContent", "cached_content", "serviceTier", "service_tier", "store");

	private static final Set<String> CONFIG_FIELDS = Set.of("candidateCount", "stopSequences", "maxOutputTokens",
			"temperature", "topP", "topK", "seed", "presencePenalty", "frequencyPenalty", "responseLogprobs",
			"logprobs", "responseMimeType", "responseSchema", "responseJsonSchema", "responseModalities",
			"speechConfig", "thinkingConfig", "mediaResolution", "imageConfig", "enableEnhancedCivicAnswers");

	private static final List<Rule> ALL = List.of(
			Rule.strict("authentication", Check.when((call) -> KEY_IN_QUERY.matcher(call.http().query()).matches()),
					Refusal.of(400, INVALID,
							"The simulator refuses an API key in the query string, where logs "
									+ "keep it: send it in the x-goog-api-key header.")),
			Rule.strict("authentication", Check.when((call) -> key(call) == null && Keys.bearer(call) != null),
					Refusal.of(401, "UNAUTHENTICATED",
							"Request had invalid authentication credentials. Expected "
									+ "OAuth 2 access token, login cookie or other valid authentication credential.")),
			Rule.strict("authentication", Check.when((call) -> key(call) == null),
					Refusal.of(403, "PERMISSION_DENIED", "Method doesn't allow unregistered callers (callers without "
							+ "established identity). Please use API Key or other form of API consumer identity to "
							+ "call this API.")),
			Rule.strict("authentication", Check.when((call) -> Keys.isInvalid(key(call))),
					Refusal.of(400, INVALID, "API key not valid. Please pass a valid API key.")
						.code("API_KEY_INVALID")),
			Rule.always("endpoints", Check.when((call) -> call.operation() == Operation.UNKNOWN),
					Refusal.of(404, "NOT_FOUND", "Requested entity was not found.")),
			Rule.always("request body", OpenAiRules.unreadableBody(),
					Refusal.of(400, INVALID, "Invalid JSON payload received. Unexpected token.")),
			Rule.strict("models", Check.when(Models.unknownOr(Models.GEMINI_RETIRED)),
					Refusal.of(404, "NOT_FOUND",
							"models/{model} is not found for API version v1beta, or is not "
									+ "supported for generateContent. Call ModelService.ListModels to see the list of "
									+ "available models and their supported methods.")),
			Rule.strict("unknown parameters", Check.unknownField("", FIELDS), unknownName()),
			Rule.strict("unknown parameters", Check.unknownField("/generationConfig", CONFIG_FIELDS), unknownName()),
			Rule.strict("request fields", Check.emptyList("/contents").onlyIf(OpenAiRules::isChat),
					Refusal.of(400, INVALID, "* GenerateContentRequest.contents: contents is not specified\n")),
			Rule.strict("roles", Check.unknownRole("/contents", Set.of("user", "model", "")),
					Refusal.of(400, INVALID, "Please use a valid role: user, model.")),
			Rule.strict("sampling", Check.outside("/generationConfig/temperature", 0, 2),
					outOfRange("temperature", "between 0 and 2")),
			Rule.strict("sampling", Check.outside("/generationConfig/topP", 0, 1),
					outOfRange("top_p", "between 0 and 1")),
			Rule.strict("output limit", Check.outside("/generationConfig/maxOutputTokens", 1, Integer.MAX_VALUE),
					outOfRange("max_output_tokens", "positive")),
			Rule.strict("structured output",
					Check.present("/generationConfig/responseSchema")
						.onlyIf(Check.has("/generationConfig/responseJsonSchema")),
					Refusal.of(400, INVALID, "Only one of response_schema and response_json_schema may be set.")),
			Rule.strict("reasoning",
					Check.present("/generationConfig/thinkingConfig/thinkingBudget")
						.onlyIf(Check.has("/generationConfig/thinkingConfig/thinkingLevel")),
					Refusal.of(400, INVALID, "You can only set one of thinking budget and thinking level.")));

	private GeminiRules() {
	}

	static List<Rule> all() {
		return ALL;
	}

	private static @Nullable String key(Call call) {
		return Keys.header(call, "x-goog-api-key");
	}

	private static Refusal unknownName() {
		return Refusal.of(400, INVALID, "Invalid JSON payload received. Unknown name \"{}\": Cannot find field.")
			.param("{}");
	}

	private static Refusal outOfRange(String field, String range) {
		return Refusal.of(400, INVALID,
				"* GenerateContentRequest.generation_config." + field + ": {} must be " + range + "\n");
	}

}
