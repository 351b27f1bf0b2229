package io.github.llmrouter;

import java.util.List;

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
	STOP(List.class);

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
