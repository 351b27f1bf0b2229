package io.github.llmrouter.drill;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A fault that calls are to meet, and which calls. Immutable and thread-safe; whether the
 * fault exists is checked by {@link Drills#start(Drill)}.
 */
public final class Drill {

	private final Builder facts;

	private Drill(Builder builder) {
		this.facts = builder;
	}

	/**
	 * Starts a drill that meets every exchange of every provider.
	 * @param fault the name of a fault of the simulator in kebab case, such as
	 * {@code rate-limit}; faults of streams alone begin with {@code stream-}
	 * @return a builder
	 */
	public static Builder of(String fault) {
		return new Builder(fault);
	}

	/**
	 * Returns the fault.
	 * @return its name
	 */
	public String fault() {
		return this.facts.fault;
	}

	/**
	 * Returns the provider whose exchanges meet it.
	 * @return the configured name, null for those of every provider or of a target
	 */
	public @Nullable String provider() {
		return this.facts.provider;
	}

	/**
	 * Returns the target whose exchanges meet it.
	 * @return {@code provider/model}, null for all targets
	 */
	public @Nullable String target() {
		return this.facts.target;
	}

	/**
	 * Returns how many exchanges meet it.
	 * @return how many of a hundred
	 */
	public int percentage() {
		return this.facts.percentage;
	}

	/**
	 * Returns the hint when to come back.
	 * @return the time to wait, null for the fault's own
	 */
	public @Nullable Duration retryAfter() {
		return this.facts.retryAfter;
	}

	/**
	 * Returns the HTTP status.
	 * @return the status, null for the fault's own
	 */
	public @Nullable Integer status() {
		return this.facts.status;
	}

	/**
	 * Returns how much of a streamed answer comes before a fault of streams.
	 * @return the number of chunks
	 */
	public int afterChunks() {
		return this.facts.afterChunks;
	}

	@Override
	public String toString() {
		String of = (target() != null) ? target() : (provider() != null) ? provider() : "every provider";
		return fault() + " for " + percentage() + " % of the exchanges of " + of;
	}

	/** Collects a drill; may be used once and by one thread. */
	public static final class Builder {

		private final String fault;

		private @Nullable String provider;

		private @Nullable String target;

		private int percentage = 100;

		private @Nullable Duration retryAfter;

		private @Nullable Integer status;

		private int afterChunks = 3;

		private Builder(String fault) {
			this.fault = Objects.requireNonNull(fault, "fault");
		}

		/**
		 * Limits the drill to a provider.
		 * @param provider the configured name
		 * @return this builder
		 */
		public Builder provider(@Nullable String provider) {
			this.provider = provider;
			return this;
		}

		/**
		 * Limits the drill to a target.
		 * @param target {@code provider/model}
		 * @return this builder
		 */
		public Builder target(@Nullable String target) {
			this.target = target;
			return this;
		}

		/**
		 * Limits the drill to a part of the exchanges, drawn by chance.
		 * @param percentage 0 to 100; 100 by default
		 * @return this builder
		 */
		public Builder percentage(int percentage) {
			this.percentage = percentage;
			return this;
		}

		/**
		 * Sets the hint when to come back, for {@code rate-limit}, {@code overloaded} and
		 * {@code error}.
		 * @param retryAfter the time; by default a rate limit hints at 20 seconds, other
		 * faults at nothing
		 * @return this builder
		 */
		public Builder retryAfter(@Nullable Duration retryAfter) {
			this.retryAfter = retryAfter;
			return this;
		}

		/**
		 * Sets the HTTP status, for {@code rate-limit}, {@code overloaded} and
		 * {@code error}.
		 * @param status 400 to 599
		 * @return this builder
		 */
		public Builder status(@Nullable Integer status) {
			this.status = status;
			return this;
		}

		/**
		 * Sets how much of a streamed answer comes before a fault of streams. The answer
		 * is the simulator's.
		 * @param afterChunks the number of chunks, 3 by default
		 * @return this builder
		 */
		public Builder afterChunks(int afterChunks) {
			this.afterChunks = afterChunks;
			return this;
		}

		/**
		 * Creates the drill.
		 * @return the drill
		 */
		public Drill build() {
			return new Drill(this);
		}

	}

}
