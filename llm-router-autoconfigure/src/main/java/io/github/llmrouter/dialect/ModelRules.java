package io.github.llmrouter.dialect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Parameter;
import io.github.llmrouter.Target;

/**
 * What models are known to refuse or to call differently, as data. A model that is not
 * here gets everything its wire format has; what it then refuses is learned from its
 * error.
 */
final class ModelRules {

	private static final Set<Parameter> SAMPLING = Set.of(Parameter.TEMPERATURE, Parameter.TOP_P,
			Parameter.FREQUENCY_PENALTY, Parameter.PRESENCE_PENALTY);

	/**
	 * The source of each row: OpenAI's API reference on chat completions and its
	 * reasoning guide, Anthropic's versioning page and SDK, Mistral's API reference.
	 */
	private static final List<Rule> RULES = List.of(
			// Reference, max_tokens: deprecated, and refused by o-series and GPT-5 on.
			Rule.renames("openai", "(?:o[134]|gpt-[5-9])(?:$|[-.].*)", Parameter.MAX_TOKENS, "max_completion_tokens"),
			// Reasoning guide: these reason unless told not to, and then sample as they
			// like.
			Rule.refuses("openai", "o[134](?:$|-.*)", SAMPLING, true),
			Rule.refuses("openai", "gpt-5(?:-mini|-nano|-pro|-codex)?(?:-\\d{4}-.*)?", SAMPLING, true),
			Rule.refuses("openai", "(?:gpt-5\\.[6-9]|gpt-[6-9])(?:$|[-.].*)", SAMPLING, true),
			// Reference, stop: not with o3 and o4-mini and later reasoning models.
			Rule.refuses("openai", "o[34](?:$|-.*)", Set.of(Parameter.STOP), false),
			Rule.refuses("openai", "gpt-5(?:-mini|-nano|-pro|-codex)?(?:-\\d{4}-.*)?", Set.of(Parameter.STOP), false),
			Rule.refuses("openai", "(?:gpt-5\\.[6-9]|gpt-[6-9])(?:$|[-.].*)", Set.of(Parameter.STOP), false),
			// Mistral's reference: its own name for the seed; ids of its own platform
			// only.
			Rule.renames("openai",
					"(?:mistral|ministral|magistral|codestral|devstral|pixtral|open-mi[sx]tral)-[a-z0-9-]+",
					Parameter.SEED, "random_seed"),
			// Anthropic's SDK: models after Opus 4.6 take no sampling parameters.
			Rule.refuses("anthropic", ".*claude-[a-z]+-(?:4-(?:[7-9]|[1-9]\\d)|[5-9]|[1-9]\\d)(?:$|[^0-9].*)",
					Set.of(Parameter.TEMPERATURE, Parameter.TOP_P, Parameter.TOP_K), false));

	private ModelRules() {
	}

	/**
	 * Finds the wire name of a parameter for one model.
	 * @param dialect the wire format
	 * @param target the model, and options that may tell it not to reason
	 * @param parameter the parameter
	 * @param usual the wire format's own name, null if it has none
	 * @return the name, null if the parameter cannot be sent
	 */
	static @Nullable String name(String dialect, Target target, Parameter parameter, @Nullable String usual) {
		String model = bare(target.model());
		String name = usual;
		for (Rule rule : RULES) {
			if (name != null && rule.names().containsKey(parameter) && rule.holdsFor(dialect, model, target)) {
				name = rule.names().get(parameter).isEmpty() ? null : rule.names().get(parameter);
			}
		}
		return name;
	}

	/**
	 * OpenAI's own models keep their habits behind a gateway that prefixes the vendor.
	 */
	private static String bare(String model) {
		String lower = model.toLowerCase(Locale.ROOT);
		return lower.startsWith("openai/") ? lower.substring("openai/".length()) : lower;
	}

	/**
	 * A row.
	 *
	 * @param dialect the wire format
	 * @param model what the whole model id, in lower case, must match
	 * @param names the model's names; empty for what it refuses
	 * @param unlessReasoningIsOff whether the row rests with reasoning that options can
	 * switch off
	 */
	private record Rule(String dialect, Pattern model, Map<Parameter, String> names, boolean unlessReasoningIsOff) {

		static Rule renames(String dialect, String model, Parameter parameter, String name) {
			return new Rule(dialect, Pattern.compile(model), Map.of(parameter, name), false);
		}

		static Rule refuses(String dialect, String model, Set<Parameter> parameters, boolean unlessReasoningIsOff) {
			Map<Parameter, String> names = parameters.stream()
				.collect(Collectors.toMap((parameter) -> parameter, (parameter) -> ""));
			return new Rule(dialect, Pattern.compile(model), names, unlessReasoningIsOff);
		}

		boolean holdsFor(String dialect, String model, Target target) {
			return this.dialect.equals(dialect) && this.model.matcher(model).matches()
					&& !(this.unlessReasoningIsOff && "none".equals(target.options().get("reasoning_effort")));
		}

	}

}
