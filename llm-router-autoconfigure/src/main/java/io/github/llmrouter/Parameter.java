package io.github.llmrouter;

import java.util.List;
import java.util.Map;

/**
 * A generation parameter in the router's vocabulary. Each wire format has its own names
 * for these, or none; what a model is known or found to refuse is dropped and listed in
 * {@link Attempt#droppedParameters()}.
 */
public enum Parameter {

	/** The most output tokens to generate, reasoning included: an {@code Integer}. */
	MAX_TOKENS(Integer.class),

	/** Sampling temperature, 0 to 2: a {@code Double}. */
	TEMPERATURE(Double.class),

	/** Nucleus sampling, above 0 to 1: a {@code Double}. */
	TOP_P(Double.class),

	/** Sampling from the k likeliest tokens: an {@code Integer}. */
	TOP_K(Integer.class),

	/** Penalty on tokens by how often they occurred, -2 to 2: a {@code Double}. */
	FREQUENCY_PENALTY(Double.class),

	/** Penalty on tokens that occurred at all, -2 to 2: a {@code Double}. */
	PRESENCE_PENALTY(Double.class),

	/** Seed for repeatable sampling where a provider offers it: a {@code Long}. */
	SEED(Long.class),

	/** Texts at which generation ends: a {@code List} of {@code String}. */
	STOP(List.class),

	/** How much to reason before answering: a {@link ReasoningEffort}. */
	REASONING_EFFORT(ReasoningEffort.class),

	/**
	 * The most tokens to reason with, where a model takes a number: an {@code Integer}.
	 */
	REASONING_TOKENS(Integer.class),

	/**
	 * Whether to show reasoning, or a summary of it, where the provider does so only on
	 * demand: a {@code Boolean}.
	 */
	SHOW_REASONING(Boolean.class),

	/** Whether several tools may be called in one turn: a {@code Boolean}. */
	PARALLEL_TOOL_CALLS(Boolean.class),

	/** Whether to tell how likely each token was: a {@code Boolean}. */
	LOGPROBS(Boolean.class),

	/** How many of the likeliest tokens to tell at each place: an {@code Integer}. */
	TOP_LOGPROBS(Integer.class),

	/** How wordy the answer shall be: low, medium or high, a {@code String}. */
	VERBOSITY(String.class),

	/**
	 * Labels that the provider stores with the call: a {@code Map} of {@code String} to
	 * {@code String}.
	 */
	METADATA(Map.class),

	/** A pseudonym of the application's user, for the provider: a {@code String}. */
	USER_ID(String.class),

	/** The class of service to be served and billed by: a {@code String}. */
	SERVICE_TIER(String.class),

	/** Sends calls with the same prefix to the same cache: a {@code String}. */
	PROMPT_CACHE_KEY(String.class);

	private final Class<?> type;

	Parameter(Class<?> type) {
		this.type = type;
	}

	/**
	 * Returns the type of this parameter's values.
	 * @return the type
	 */
	public Class<?> type() {
		return this.type;
	}

}
