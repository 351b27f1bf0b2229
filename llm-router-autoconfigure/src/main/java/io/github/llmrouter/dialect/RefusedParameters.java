package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;

/**
 * Recognises that a model refuses a parameter, so that it can be asked again without it.
 * A value out of range is no refusal: the parameter itself would do.
 */
final class RefusedParameters {

	private static final List<Integer> STATUSES = List.of(0, 400, 422);

	private static final List<String> CODES = List.of("unsupported_parameter", "unsupported_value", "unknown_parameter",
			"extra_forbidden");

	/** OpenAI without a code, xAI, Mistral, Anthropic and Gemini, in this order. */
	private static final List<String> WORDS = List.of("not supported", "unsupported", "does not support",
			"not permitted", "deprecated for", "no longer supported", "cannot both be specified", "may only be set to",
			"unknown name", "not enabled for", "unrecognized request argument", "unknown parameter",
			"only allowed when");

	/** Spellings of all wire formats, without case and underscores. */
	private static final Map<String, Parameter> SPELLINGS = Map.ofEntries(Map.entry("maxtokens", Parameter.MAX_TOKENS),
			Map.entry("maxcompletiontokens", Parameter.MAX_TOKENS), Map.entry("maxoutputtokens", Parameter.MAX_TOKENS),
			Map.entry("temperature", Parameter.TEMPERATURE), Map.entry("topp", Parameter.TOP_P),
			Map.entry("topk", Parameter.TOP_K), Map.entry("frequencypenalty", Parameter.FREQUENCY_PENALTY),
			Map.entry("presencepenalty", Parameter.PRESENCE_PENALTY), Map.entry("seed", Parameter.SEED),
			Map.entry("randomseed", Parameter.SEED), Map.entry("stop", Parameter.STOP),
			Map.entry("stopsequences", Parameter.STOP), Map.entry("reasoningeffort", Parameter.REASONING_EFFORT),
			Map.entry("thinkinglevel", Parameter.REASONING_EFFORT), Map.entry("thinking", Parameter.REASONING_EFFORT),
			Map.entry("reasoning.maxtokens", Parameter.REASONING_TOKENS),
			Map.entry("thinkingbudget", Parameter.REASONING_TOKENS),
			Map.entry("budgettokens", Parameter.REASONING_TOKENS),
			Map.entry("includethoughts", Parameter.SHOW_REASONING),
			Map.entry("includereasoning", Parameter.SHOW_REASONING),
			Map.entry("paralleltoolcalls", Parameter.PARALLEL_TOOL_CALLS),
			Map.entry("disableparalleltooluse", Parameter.PARALLEL_TOOL_CALLS),
			Map.entry("logprobs", Parameter.LOGPROBS), Map.entry("responselogprobs", Parameter.LOGPROBS),
			Map.entry("toplogprobs", Parameter.TOP_LOGPROBS), Map.entry("verbosity", Parameter.VERBOSITY),
			Map.entry("safetyidentifier", Parameter.USER_ID), Map.entry("userid", Parameter.USER_ID),
			Map.entry("servicetier", Parameter.SERVICE_TIER), Map.entry("promptcachekey", Parameter.PROMPT_CACHE_KEY));

	/** Everyday words: they count only where a body names the field apart. */
	private static final Map<String, Parameter> EVERYDAY = Map.of("effort", Parameter.REASONING_EFFORT, "exclude",
			Parameter.SHOW_REASONING, "summary", Parameter.SHOW_REASONING, "metadata", Parameter.METADATA, "user",
			Parameter.USER_ID);

	/** Both in one message mean that one of them has to go; this is the one. */
	private static final String NOT_TOGETHER = "cannot both be specified";

	/** Two names for one thing were sent; the thing itself is welcome. */
	private static final String SENT_TWICE = "at the same time";

	/** DeepSeek: what is refused is no parameter but a demand, which is never dropped. */
	private static final String DEMAND = "this tool_choice";

	/** Not within names of models such as {@code bytedance/seed-1.6}. */
	private static final Pattern WORD = Pattern.compile("(?<![\\w/-])[A-Za-z_]{4,40}(?![\\w/-])");

	private RefusedParameters() {
	}

	/**
	 * Finds the parameter that an error refuses.
	 * @param facts the error
	 * @return the parameter, null if this is another error
	 */
	static @Nullable Parameter find(ErrorFacts facts) {
		String words = facts.searchable();
		boolean refusal = STATUSES.contains(facts.status()) && !words.contains(SENT_TWICE) && !words.contains(DEMAND)
				&& (facts.hasCode(CODES) || WORDS.stream().anyMatch(words::contains));
		if (!refusal) {
			return null;
		}
		if (facts.parameter() != null) {
			return field(facts.parameter());
		}
		return words.contains(NOT_TOGETHER) ? Parameter.TOP_P : firstNamed(words);
	}

	private static @Nullable Parameter firstNamed(String words) {
		Matcher word = WORD.matcher(words);
		while (word.find()) {
			Parameter parameter = spelled(word.group());
			if (parameter != null) {
				return parameter;
			}
		}
		return null;
	}

	/** A path such as {@code generationConfig.topK}, of which mostly the end tells. */
	private static @Nullable Parameter field(String path) {
		String plain = plain(path);
		String last = plain.substring(plain.lastIndexOf('.') + 1);
		Parameter parameter = SPELLINGS.getOrDefault(plain, SPELLINGS.get(last));
		return (parameter != null) ? parameter : EVERYDAY.get(last);
	}

	private static @Nullable Parameter spelled(String word) {
		return SPELLINGS.get(plain(word));
	}

	private static String plain(String name) {
		return name.replace("_", "").toLowerCase(Locale.ROOT);
	}

}
