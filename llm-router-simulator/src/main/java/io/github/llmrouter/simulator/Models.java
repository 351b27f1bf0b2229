package io.github.llmrouter.simulator;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is known of model ids, as of November 2026.
 */
final class Models {

	/** Ids that stand for a model that never was. */
	static final Pattern UNKNOWN = Pattern.compile("(.*/)?no-such-model|.*does-not-exist.*");

	/** OpenAI's models that reason: other names for the limit, a fixed temperature. */
	static final Pattern OPENAI_REASONING = Pattern.compile("gpt-[56].*|o\\d.*");

	/** OpenAI models that refuse tools together with a reasoning effort. */
	static final Pattern OPENAI_TOOLS_OR_EFFORT = Pattern.compile("gpt-5\\.[4-9].*|gpt-6.*");

	/** OpenAI models among these whose effort is on when it is not given. */
	static final Pattern OPENAI_EFFORT_BY_DEFAULT = Pattern.compile("gpt-5\\.[6-9].*|gpt-6.*");

	/** Anthropic's models after Opus 4.6, with fixed sampling. */
	static final Pattern ANTHROPIC_FIXED_SAMPLING = Pattern.compile("claude-[a-z]+-(4-[7-9]|[5-9])(-.*)?");

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

	static final List<String> OPENAI = List.of("gpt-6.1-sol", "gpt-6.1-terra", "gpt-6-luna", "gpt-4o-mini");

	static final List<String> ANTHROPIC = List.of("claude-opus-5-5", "claude-sonnet-5-5", "claude-haiku-5-5");

	static final List<String> GEMINI = List.of("gemini-4-argon", "gemini-3.8-flash", "gemini-3.5-flash-lite");

	static final List<String> OPENROUTER = List.of("anthropic/claude-sonnet-5.5", "openai/gpt-6-luna",
			"google/gemini-3.8-flash", "nvidia/nemotron-3-ultra-550b-a55b:free");

	static final List<String> MISTRAL = List.of("mistral-large-2512", "mistral-small-latest");

	static final List<String> OPEN_WEIGHTS = List.of("openai/gpt-oss-120b", "llama-3.3-70b-versatile");

	private Models() {
	}

	static Predicate<Call> unknownOr(Pattern retired) {
		return Check.model(UNKNOWN).or(Check.model(retired));
	}

}
