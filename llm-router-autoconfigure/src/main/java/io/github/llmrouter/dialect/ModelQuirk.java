package io.github.llmrouter.dialect;

import io.github.llmrouter.Target;

/**
 * Habits of models at chat completions that more than a parameter's name depends on. Each
 * row holds for the ids that its pattern matches whole, in lower case and without a
 * leading {@code openai/}.
 */
enum ModelQuirk {

	/**
	 * Refuses tools beside a reasoning effort, and from GPT-5.6 on also without one,
	 * because its default is not "none". Source: reports against the raw API from the
	 * trackers of several gateways; OpenAI's Responses API takes both.
	 */
	NO_REASONING_WITH_TOOLS("gpt-5\\.[45](?:$|[-.].*)|" + Patterns.FROM_GPT_5_6),

	/** Takes marks of its own for what shall be cached. Source: OpenAI's SDK. */
	CACHE_BREAKPOINTS(Patterns.FROM_GPT_5_6),

	/**
	 * Takes ids of tool calls of exactly nine letters and digits only, wherever it is
	 * served. Source: Mistral's API reference.
	 */
	NINE_CHARACTER_IDS("(?:.*[/.-])?" + Patterns.MISTRAL + ".*"),

	/**
	 * Mistral's own platform: "any" for a tool that must be called, documents and audio
	 * in parts of its own, the usage of a stream without being asked. Source: Mistral's
	 * API reference.
	 */
	MISTRAL_PLATFORM(Patterns.MISTRAL_PLATFORM),

	/**
	 * Wants its reasoning back with a turn that called tools. Source: DeepSeek's guide to
	 * thinking mode; not verified for each of its versions.
	 */
	REASONING_BACK_WITH_TOOLS("(?:.*/)?deepseek-(?:reasoner|v3\\.[2-9]|v[4-9]).*"),

	/**
	 * Writes JSON but takes no schema for it. Source: DeepSeek's API reference, which
	 * knows the formats text and json_object.
	 */
	NO_JSON_SCHEMA("deepseek-(?:chat|reasoner|v\\d.*)");

	private final ModelPattern model;

	ModelQuirk(String model) {
		this.model = new ModelPattern(model);
	}

	/**
	 * Returns whether a target's model has this habit.
	 * @param target the target
	 * @return true if so
	 */
	boolean of(Target target) {
		return of(target.model());
	}

	boolean of(String model) {
		return this.model.matches(ModelRules.bare(model));
	}

	/** What several rows share, here and in other tables. */
	static final class Patterns {

		/** These reason unless they are told not to. */
		static final String FROM_GPT_5_6 = "(?:gpt-5\\.(?:[6-9]|\\d{2})|gpt-[6-9])(?:$|[-.].*)";

		private static final String MISTRAL = "(?:mistral|ministral|magistral|codestral|devstral|pixtral|voxtral|open-mi[sx]tral)";

		/** Ids of Mistral's own platform. */
		static final String MISTRAL_PLATFORM = MISTRAL + "-[a-z0-9-]+";

		private Patterns() {
		}

	}

}
