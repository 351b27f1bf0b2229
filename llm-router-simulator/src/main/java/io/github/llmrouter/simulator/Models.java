package io.github.llmrouter.simulator;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is known of model ids, as of November 2026.
 */
final class Models {

	/** Ids that stand for a model that never was. */
	static final Pattern UNKNOWN = Pattern.compile("(.*/)?no-such-model|.*does-not-exist.*");

	/** OpenAI's models that reason: other names for the limit, a fixed temperature. */
	static final Pattern OPENAI_REASONING = Pattern.compile("gpt-[56](?!-chat).*|o\\d.*");

	/** OpenAI models that refuse tools together with a reasoning effort. */
	static final Pattern OPENAI_TOOLS_OR_EFFORT = Pattern.compile("gpt-5\\.[4-9].*|gpt-6.*");

	/** OpenAI models among these whose effort is on when it is not given. */
	static final Pattern OPENAI_EFFORT_BY_DEFAULT = Pattern.compile("gpt-5\\.[6-9].*|gpt-6.*");

	/** OpenAI models that do not reason unless told to. */
	private static final Pattern OPENAI_NO_EFFORT_BY_DEFAULT = Pattern.compile("gpt-5\\.[1-5].*");

	/** OpenAI models that take no stop sequences. */
	static final Pattern OPENAI_WITHOUT_STOP = Pattern.compile("gpt-[56](?!-chat).*|o3(?!-mini).*|o[4-9].*");

	/** OpenAI models that were seen to refuse audio. */
	static final Pattern OPENAI_WITHOUT_AUDIO = Pattern.compile("gpt-5(-.*)?");

	/** OpenAI models that take markers for the prompt cache. */
	static final Pattern OPENAI_CACHE_MARKERS = OPENAI_EFFORT_BY_DEFAULT;

	/** OpenAI's first models with a number of the GPT family that reason. */
	private static final Pattern GPT_5 = Pattern.compile("gpt-5(-.*)?");

	private static final Pattern O_SERIES = Pattern.compile("o\\d.*");

	/** Anthropic's models after Opus 4.6, with fixed sampling. */
	static final Pattern ANTHROPIC_FIXED_SAMPLING = Pattern.compile("claude-[a-z]+-(4-[7-9]|[5-9])(-.*)?");

	/**
	 * Anthropic's models since 4.6, which decide themselves how much to think, if told
	 * so. They were seen to take a conversation that begins with the assistant.
	 */
	static final Pattern ANTHROPIC_ADAPTIVE = Pattern.compile("claude-[a-z]+-(4-[6-9]|[5-9])(-.*)?");

	/** Anthropic's models whose thinking cannot be turned off. */
	static final Pattern ANTHROPIC_ALWAYS_THINKS = Pattern.compile("claude-(opus-5-5|fable-5)(-.*)?");

	/** Anthropic's models that take no message of the assistant at the end. */
	static final Pattern ANTHROPIC_WITHOUT_PREFILL = ANTHROPIC_ADAPTIVE;

	/** Anthropic's models before 4.5, which know no schema for the answer. */
	static final Pattern ANTHROPIC_WITHOUT_SCHEMAS = Pattern.compile("claude-([23]|[a-z]+-4-([01]|\\d{8})).*");

	/** Google's models that sign their function calls and take a level of thinking. */
	static final Pattern GEMINI_3 = Pattern.compile("gemini-[3-9].*");

	/** Google's models that take no function declarations beside an answer in JSON. */
	static final Pattern GEMINI_2 = Pattern.compile("gemini-[12]\\..*");

	/** Google's models that take no budget for thinking. */
	static final Pattern GEMINI_WITHOUT_BUDGET = Pattern.compile("gemini-[4-9].*");

	/** OpenAI's ids that were switched off on 2026-10-23. */
	static final Pattern OPENAI_RETIRED = Pattern
		.compile("gpt-3\\.5-turbo.*|gpt-4(-(turbo|0|1|32k|vision).*)?|o1(-.*)?|o3-mini.*|o4-mini.*|gpt-4\\.1-nano.*");

	/** Anthropic's ids that were retired on 2026-06-15 and 2026-08-05. */
	static final Pattern ANTHROPIC_RETIRED = Pattern.compile("claude-sonnet-4-(0|20250514)|claude-opus-4-1(-.*)?");

	/** Google's ids that were shut down on or before 2026-06-01. */
	static final Pattern GEMINI_RETIRED = Pattern.compile("gemini-(1\\.5|2\\.0)-.*");

	/** Ids that OpenRouter no longer lists. */
	static final Pattern OPENROUTER_RETIRED = Pattern.compile("anthropic/claude-sonnet-4(-20250514)?"
			+ "|google/gemini-2\\.0-flash(-001|-exp:free)?|meta-llama/llama-3\\.1-8b-instruct:free"
			+ "|mistralai/mistral-7b-instruct:free|huggingfaceh4/zephyr-7b-beta:free");

	/** OpenAI's models for embeddings whose vectors can be shortened. */
	static final Pattern OPENAI_SHORTER_EMBEDDINGS = Pattern.compile("(openai/)?text-embedding-3-.*");

	/** OpenAI's models for embeddings. */
	static final Pattern OPENAI_EMBEDDINGS = Pattern.compile("text-embedding-(3-small|3-large|ada-002)");

	/** Google's models for embeddings. */
	static final Pattern GEMINI_EMBEDDINGS = Pattern.compile("gemini-embedding-.*|text-embedding-004|embedding-001");

	/** Google's models for embeddings that tell the tokens of a batch. */
	static final Pattern GEMINI_COUNTED_EMBEDDINGS = Pattern.compile("gemini-embedding-([2-9]|\\d{2}).*");

	/** Dimensions of vectors, by a part of the model's name. */
	private static final Map<String, Integer> DIMENSIONS = Map.of("text-embedding-3-large", 3072,
			"text-embedding-3-small", 1536, "text-embedding-ada", 1536, "gemini-embedding", 3072, "mistral-embed",
			1024);

	private static final int USUAL_DIMENSIONS = 768;

	static final List<String> OPENAI = List.of("gpt-6.1-sol", "gpt-6.1-terra", "gpt-6-luna", "gpt-4o-mini");

	static final List<String> ANTHROPIC = List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5");

	static final List<String> GEMINI = List.of("gemini-4-argon", "gemini-3.8-flash", "gemini-3.5-flash-lite");

	static final List<String> OPENROUTER = List.of("anthropic/claude-sonnet-5.5", "openai/gpt-6-luna",
			"google/gemini-3.8-flash", "nvidia/nemotron-3-ultra-550b-a55b:free");

	static final List<String> MISTRAL = List.of("mistral-large-2512", "mistral-small-latest");

	static final List<String> OPEN_WEIGHTS = List.of("openai/gpt-oss-120b", "llama-3.3-70b-versatile");

	private Models() {
	}

	/**
	 * The reasoning efforts that a model of OpenAI takes.
	 */
	static Set<String> openAiEfforts(String model) {
		if (O_SERIES.matcher(model).matches()) {
			return Set.of("low", "medium", "high");
		}
		if (GPT_5.matcher(model).matches()) {
			return Set.of("minimal", "low", "medium", "high");
		}
		return Set.of("none", "low", "medium", "high", "xhigh", "max");
	}

	/**
	 * The dimensions of a model's vectors if nothing else is asked for.
	 */
	static int dimensions(String model) {
		return DIMENSIONS.entrySet()
			.stream()
			.filter((entry) -> model.contains(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(USUAL_DIMENSIONS);
	}

	/**
	 * Whether a model of OpenAI reasons.
	 * @param effort the effort asked for, empty if there is none
	 */
	static boolean openAiReasons(String model, String effort) {
		boolean quiet = effort.equals("none")
				|| effort.isEmpty() && OPENAI_NO_EFFORT_BY_DEFAULT.matcher(model).matches();
		return OPENAI_REASONING.matcher(model).matches() && !quiet;
	}

	static Predicate<Call> unknownOr(Pattern retired) {
		return Check.model(UNKNOWN).or(Check.model(retired));
	}

}
