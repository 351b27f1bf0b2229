package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the Gemini API refuses about parameters.
 */
final class GeminiConfigRules {

	private static final String CONFIG = "generationConfig";

	private static final String THINKING = CONFIG + ".thinkingConfig";

	private static final Set<String> FIELDS = Set.of("contents", "tools", "toolConfig", "safetySettings",
			"systemInstruction", "generationConfig", "cachedContent", "serviceTier", "store", "model");

	private static final Set<String> CONFIG_FIELDS = Set.of("candidateCount", "stopSequences", "maxOutputTokens",
			"temperature", "topP", "topK", "seed", "presencePenalty", "frequencyPenalty", "responseLogprobs",
			"logprobs", "responseMimeType", "responseSchema", "responseJsonSchema", "responseModalities",
			"speechConfig", "thinkingConfig", "mediaResolution", "imageConfig", "enableEnhancedCivicAnswers");

	private static final Predicate<Call> JSON = (call) -> Place.all(call.body(), CONFIG + ".responseMimeType")
		.anyMatch((type) -> Json.text(type.node()).equals("application/json"));

	static final List<Rule> NAMES = List.of(
			Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField("", FIELDS), GeminiErrors.unknownName()),
			Rule.strict("2.5 unknown parameters", GeminiErrors.unknownField(CONFIG, CONFIG_FIELDS),
					GeminiErrors.unknownNameInside()),
			Rule.strict("2.5 unknown parameters",
					GeminiErrors.unknownField(THINKING, Set.of("includeThoughts", "thinkingBudget", "thinkingLevel")),
					GeminiErrors.unknownNameInside()));

	static final List<Rule> SAMPLING = List.of(
			Rule.strict("2.5 temperature", Check.outside(CONFIG + ".temperature", 0, 2),
					GeminiErrors.outOfRange("between 0 and 2")),
			Rule.strict("2.5 sampling", Check.outside(CONFIG + ".topP", 0, 1),
					GeminiErrors.outOfRange("between 0 and 1")),
			Rule.strict("2.5 sampling", Check.outside(CONFIG + ".topK", 1, Integer.MAX_VALUE),
					GeminiErrors.outOfRange("positive")),
			Rule.strict("2.5 max output", Check.outside(CONFIG + ".maxOutputTokens", 1, Integer.MAX_VALUE),
					GeminiErrors.outOfRange("positive")),
			Rule.strict("2.5 n>1", Check.outside(CONFIG + ".candidateCount", 1, 8),
					GeminiErrors.outOfRange("between 1 and 8")),
			Rule.strict("2.5 seed", Check.at(CONFIG + ".seed", (node) -> !node.canConvertToInt()),
					GeminiErrors.invalidValue("TYPE_INT32")),
			Rule.strict("2.5 stop", Check.longer(CONFIG + ".stopSequences", 5),
					GeminiErrors.outOfRange("at most 5 stop sequences")),
			Rule.strict("2.5 tier", Check.otherThan("serviceTier", "flex", "standard", "priority"),
					GeminiErrors.invalidValue("ServiceTier")));

	static final List<Rule> OUTPUT = List.of(
			Rule.strict("2.4 structured output",
					Check.present(CONFIG + ".responseSchema").onlyIf(Check.has(CONFIG + ".responseJsonSchema")),
					GeminiErrors.refused("Only one of response_schema and response_json_schema may be set.")),
			Rule.strict("2.4 structured output",
					Check.present(CONFIG + ".responseSchema", CONFIG + ".responseJsonSchema").onlyIf(JSON.negate()),
					GeminiErrors.refused("{} is only supported with response_mime_type application/json")),
			Rule.strict("2.4 structured output",
					Check.otherThan(CONFIG + ".responseMimeType", "text/plain", "application/json", "text/x.enum"),
					GeminiErrors.outOfRange("one of text/plain, application/json, text/x.enum")),
			// Google's issue tracker tells of it; recordings show Gemini 3 take both.
			Rule.strict("2.4 structured output",
					Check.when(JSON)
						.onlyIf(Check.has("tools[*].functionDeclarations").and(Check.model(Models.GEMINI_2))),
					GeminiErrors
						.refused("Function calling with a response mime type: 'application/json' is unsupported")));

	static final List<Rule> THINKING_RULES = List.of(
			Rule.strict("2.5 thinking",
					Check.present(THINKING + ".thinkingBudget").onlyIf(Check.has(THINKING + ".thinkingLevel")),
					GeminiErrors.refused("You can only set one of thinking budget and thinking level.")),
			Rule.strict("2.5 thinking",
					Check.at(THINKING + ".thinkingLevel",
							(level) -> !Set.of("MINIMAL", "LOW", "MEDIUM", "HIGH")
								.contains(Json.text(level).toUpperCase(Locale.ROOT))),
					GeminiErrors.invalidValue("ThinkingLevel")),
			Rule.strict("2.5 thinking",
					Check.present(THINKING + ".thinkingLevel").onlyIf(Check.model(Models.GEMINI_3).negate()),
					GeminiErrors.refused("Thinking level is not supported for this model.")),
			Rule.strict("2.5 thinking",
					Check.present(THINKING + ".thinkingBudget").onlyIf(Check.model(Models.GEMINI_WITHOUT_BUDGET)),
					GeminiErrors.refused("Thinking budget is not supported for this model.")),
			Rule.strict("2.5 thinking", Check.outside(THINKING + ".thinkingBudget", -1, 32_768), GeminiErrors
				.refused("The thinking budget {} is invalid. Please choose a value between -1 and " + "32768.")));

	private GeminiConfigRules() {
	}

}
