package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;

/**
 * What models are known to refuse or to call differently, as data. A model that is not
 * here gets everything its wire format has; what it then refuses is learned from its
 * error.
 */
final class ModelRules {

	private static final Set<Parameter> SAMPLING = Set.of(Parameter.TEMPERATURE, Parameter.TOP_P,
			Parameter.FREQUENCY_PENALTY, Parameter.PRESENCE_PENALTY);

	private static final Set<Parameter> EFFORT = Set.of(Parameter.REASONING_EFFORT);

	private static final String GPT_5 = "gpt-5(?:-mini|-nano|-pro|-codex)?(?:-\\d{4}-.*)?";

	private static final String NEW_CLAUDE = ".*claude-[a-z]+-(?:4[-.](?:[7-9]|[1-9]\\d)|[5-9]|[1-9]\\d)(?:$|[^0-9].*)";

	/**
	 * The source of each row: OpenAI's API reference on chat completions and its
	 * reasoning guide, Anthropic's versioning page and SDK, Mistral's API reference.
	 */
	private static final List<Rule> RULES = List.of(
			// Reference, max_tokens: deprecated, and refused by o-series and GPT-5 on.
			Rule.renames("openai", "(?:o[134]|gpt-[5-9])(?:$|[-.].*)", Parameter.MAX_TOKENS, "max_completion_tokens"),
			// Reasoning guide: these reason unless told not to, and then sample as they
			// like; the versions between reason only if told to.
			Rule.refuses("openai", "o[134](?:$|-.*)", SAMPLING, When.UNLESS_REASONING_IS_OFF),
			Rule.refuses("openai", GPT_5, SAMPLING, When.UNLESS_REASONING_IS_OFF),
			Rule.refuses("openai", "gpt-5\\.[1-5](?:$|-.*)", SAMPLING, When.REASONING),
			Rule.refuses("openai", ModelQuirk.Patterns.FROM_GPT_5_6, SAMPLING, When.UNLESS_REASONING_IS_OFF),
			// Reference, stop: not with o3 and o4-mini and later reasoning models.
			Rule.refuses("openai", "o[34](?:$|-.*)", Set.of(Parameter.STOP)),
			Rule.refuses("openai", GPT_5, Set.of(Parameter.STOP)),
			Rule.refuses("openai", ModelQuirk.Patterns.FROM_GPT_5_6, Set.of(Parameter.STOP)),
			// Reasoning guide: these do not reason.
			Rule.refuses("openai", "(?:gpt-3\\.5|gpt-4|chatgpt|gpt-5-chat).*", EFFORT),
			// xAI refused it so.
			Rule.refuses("openai", "grok-code.*", EFFORT),
			// Reference, user: replaced by this; nobody else has heard of it.
			Rule.renames("openai", "(?:o[134]|gpt|chatgpt)(?!-oss)(?:$|[-.].*)", Parameter.USER_ID,
					"safety_identifier"),
			// Mistral's reference: its own name for the seed; ids of its own platform
			// only.
			Rule.renames("openai", ModelQuirk.Patterns.MISTRAL_PLATFORM, Parameter.SEED, "random_seed"),
			// OpenRouter leaves out what a model refuses, but not once it is told that
			// everything is required.
			Rule.refuses("openrouter", "o[134](?:$|-.*)", SAMPLING, When.ALL_IS_REQUIRED),
			Rule.refuses("openrouter", GPT_5, SAMPLING, When.ALL_IS_REQUIRED),
			Rule.refuses("openrouter", ModelQuirk.Patterns.FROM_GPT_5_6, SAMPLING, When.ALL_IS_REQUIRED),
			Rule.refuses("openrouter", "(?:gpt-3\\.5|gpt-4|chatgpt|gpt-5-chat).*", EFFORT, When.ALL_IS_REQUIRED),
			Rule.refuses("openrouter", NEW_CLAUDE, Set.of(Parameter.TEMPERATURE, Parameter.TOP_P, Parameter.TOP_K),
					When.ALL_IS_REQUIRED),
			// Anthropic's SDK: models after Opus 4.6 take no sampling parameters.
			Rule.refuses("anthropic", NEW_CLAUDE, Set.of(Parameter.TEMPERATURE, Parameter.TOP_P, Parameter.TOP_K)));

	private ModelRules() {
	}

	/**
	 * Finds the wire name of a parameter for one model.
	 * @param dialect the wire format
	 * @param call the model, and whether it shall reason
	 * @param parameter the parameter
	 * @param usual the wire format's own name, null if it has none
	 * @return the name, null if the parameter cannot be sent
	 */
	static @Nullable String name(String dialect, ChatCall call, Parameter parameter, @Nullable String usual) {
		String model = bare(call.target().model());
		String name = usual;
		for (Rule rule : RULES) {
			if (name != null && rule.names().containsKey(parameter) && rule.holdsFor(dialect, model, call)) {
				name = rule.names().get(parameter).isEmpty() ? null : rule.names().get(parameter);
			}
		}
		return name;
	}

	/**
	 * Returns whether a model refuses tools on chat completions if it is to reason, or if
	 * it is not told that it shall not.
	 * @param model the model's id
	 * @return true if so
	 */
	static boolean chatRefusesToolsWithReasoning(String model) {
		return ModelQuirk.NO_REASONING_WITH_TOOLS.of(model);
	}

	/**
	 * OpenAI's own models keep their habits behind a gateway that prefixes the vendor.
	 */
	static String bare(String model) {
		String lower = model.toLowerCase(Locale.ROOT);
		return lower.startsWith("openai/") ? lower.substring("openai/".length()) : lower;
	}

	/** Which calls a row holds for. */
	private enum When {

		/** All. */
		ALWAYS,

		/** Those that switch reasoning on. */
		REASONING,

		/** Those that do not switch reasoning off. */
		UNLESS_REASONING_IS_OFF,

		/** Those that only an endpoint may serve which knows every parameter. */
		ALL_IS_REQUIRED;

		boolean holdsFor(String dialect, ChatCall call) {
			return switch (this) {
				case ALWAYS -> true;
				case ALL_IS_REQUIRED -> !call.request().tools().isEmpty() || call.request().responseFormat() != null;
				case REASONING -> {
					String effort = ReasoningEfforts.of(dialect, call);
					yield effort != null && !effort.equals(ReasoningEfforts.OFF);
				}
				case UNLESS_REASONING_IS_OFF -> !ReasoningEfforts.OFF.equals(ReasoningEfforts.of(dialect, call));
			};
		}

	}

	/**
	 * A row.
	 *
	 * @param dialect the wire format
	 * @param model what the whole model id, in lower case, must match
	 * @param names the model's names; empty for what it refuses
	 * @param when which calls the row holds for
	 */
	private record Rule(String dialect, ModelPattern model, Map<Parameter, String> names, When when) {

		static Rule renames(String dialect, String model, Parameter parameter, String name) {
			return new Rule(dialect, new ModelPattern(model), Map.of(parameter, name), When.ALWAYS);
		}

		static Rule refuses(String dialect, String model, Set<Parameter> parameters) {
			return refuses(dialect, model, parameters, When.ALWAYS);
		}

		static Rule refuses(String dialect, String model, Set<Parameter> parameters, When when) {
			Map<Parameter, String> names = parameters.stream()
				.collect(Collectors.toMap((parameter) -> parameter, (parameter) -> ""));
			return new Rule(dialect, new ModelPattern(model), names, when);
		}

		boolean holdsFor(String dialect, String model, ChatCall call) {
			return this.dialect.equals(dialect) && this.model.matches(model) && this.when.holdsFor(dialect, call);
		}

	}

}
