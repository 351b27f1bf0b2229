package io.github.llmrouter;

import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A model at a provider, and how a chain wants it called. Two targets are equal if
 * provider and model are: they share rate limits and health whatever their parameters.
 * Immutable and thread-safe.
 */
public final class Target {

	private final String provider;

	private final String model;

	private final @Nullable String name;

	private final ChatParameters parameters;

	private final Map<String, Object> options;

	private final Timeouts timeouts;

	private final @Nullable Integer dimensions;

	private final int weight;

	private Target(Builder builder) {
		this.provider = builder.provider;
		this.model = builder.model;
		this.name = builder.name;
		this.parameters = builder.parameters;
		this.options = Map.copyOf(builder.options);
		this.timeouts = builder.timeouts;
		this.dimensions = builder.dimensions;
		this.weight = builder.weight;
	}

	/**
	 * Creates a target without parameters of its own.
	 * @param provider the provider's configured name
	 * @param model the model's id as that provider spells it; may hold slashes
	 * @return the target
	 */
	public static Target of(String provider, String model) {
		return builder(provider, model).build();
	}

	/**
	 * Starts a target.
	 * @param provider the provider's configured name
	 * @param model the model's id as that provider spells it; may hold slashes
	 * @return a builder
	 */
	public static Builder builder(String provider, String model) {
		return new Builder(provider, model);
	}

	/**
	 * Returns the configured name of the provider.
	 * @return the provider
	 */
	public String provider() {
		return this.provider;
	}

	/**
	 * Returns the model's id as the provider spells it.
	 * @return the model
	 */
	public String model() {
		return this.model;
	}

	/**
	 * Returns the name for people.
	 * @return the configured name, otherwise {@link #id()}
	 */
	public String name() {
		return (this.name != null) ? this.name : id();
	}

	/**
	 * Returns {@code provider/model}.
	 * @return the id
	 */
	public String id() {
		return this.provider + "/" + this.model;
	}

	/**
	 * Returns the parameters that hold where a request sets none.
	 * @return the parameters, never null
	 */
	public ChatParameters parameters() {
		return this.parameters;
	}

	/**
	 * Returns request fields that only this target's provider knows. They are merged into
	 * the body as they are and never reach another target.
	 * @return an unmodifiable map, empty by default
	 */
	public Map<String, Object> options() {
		return this.options;
	}

	/**
	 * Returns the timeouts that are set for this target.
	 * @return the timeouts, with nothing set by default
	 */
	public Timeouts timeouts() {
		return this.timeouts;
	}

	/**
	 * Returns how long vectors of this target shall be where a request does not say.
	 * @return the number of dimensions, null for the model's usual one
	 */
	public @Nullable Integer dimensions() {
		return this.dimensions;
	}

	/**
	 * Returns how large a share of calls this target gets where a chain shares them out:
	 * its weight out of the sum of all.
	 * @return at least 1, which is the default
	 */
	public int weight() {
		return this.weight;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Target that && this.provider.equals(that.provider) && this.model.equals(that.model);
	}

	@Override
	public int hashCode() {
		return 31 * this.provider.hashCode() + this.model.hashCode();
	}

	@Override
	public String toString() {
		return id();
	}

	/** Collects a target; not thread-safe. */
	public static final class Builder {

		private final String provider;

		private final String model;

		private @Nullable String name;

		private ChatParameters parameters = ChatParameters.none();

		private Map<String, Object> options = Map.of();

		private Timeouts timeouts = Timeouts.none();

		private @Nullable Integer dimensions;

		private int weight = 1;

		private Builder(String provider, String model) {
			this.provider = Objects.requireNonNull(provider, "provider");
			this.model = Objects.requireNonNull(model, "model");
		}

		/**
		 * Sets the name for people.
		 * @param name the name; null for {@code provider/model}
		 * @return this builder
		 */
		public Builder name(@Nullable String name) {
			this.name = name;
			return this;
		}

		/**
		 * Sets the parameters that hold where a request sets none.
		 * @param parameters the parameters
		 * @return this builder
		 */
		public Builder parameters(ChatParameters parameters) {
			this.parameters = Objects.requireNonNull(parameters, "parameters");
			return this;
		}

		/**
		 * Sets request fields that only this target's provider knows.
		 * @param options field names of the wire format and their values
		 * @return this builder
		 */
		public Builder options(Map<String, Object> options) {
			this.options = Objects.requireNonNull(options, "options");
			return this;
		}

		/**
		 * Sets how long to wait for this target.
		 * @param timeouts the timeouts
		 * @return this builder
		 */
		public Builder timeouts(Timeouts timeouts) {
			this.timeouts = Objects.requireNonNull(timeouts, "timeouts");
			return this;
		}

		/**
		 * Sets how long vectors shall be.
		 * @param dimensions at least 1; null for the model's usual number
		 * @return this builder
		 */
		public Builder dimensions(@Nullable Integer dimensions) {
			this.dimensions = dimensions;
			return this;
		}

		/**
		 * Sets how large a share of calls this target gets.
		 * @param weight at least 1
		 * @return this builder
		 */
		public Builder weight(int weight) {
			if (weight < 1) {
				throw new IllegalArgumentException("A weight must be at least 1, not " + weight);
			}
			this.weight = weight;
			return this;
		}

		/**
		 * Creates the target.
		 * @return the target
		 */
		public Target build() {
			return new Target(this);
		}

	}

}
