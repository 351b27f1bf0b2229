package io.github.llmrouter;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A checked answer, and the whole story of how it was got. Immutable and thread-safe;
 * {@link #toString()} shows no content.
 */
public final class ChatResponse {

	private final Builder facts;

	private ChatResponse(Builder builder) {
		this.facts = builder;
	}

	/**
	 * Starts a response.
	 * @param callId the id of the call
	 * @param text the answer
	 * @param attempts the HTTP exchanges in order; the last one gave the answer
	 * @return a builder
	 */
	public static Builder builder(String callId, String text, List<Attempt> attempts) {
		return new Builder(callId, text, attempts);
	}

	/**
	 * Returns the id of this call, the same as in events and in the call log.
	 * @return the id
	 */
	public String callId() {
		return this.facts.callId;
	}

	/**
	 * Returns the answer.
	 * @return the text; empty if the model stopped at {@link FinishReason#LENGTH} before
	 * it wrote any
	 */
	public String text() {
		return this.facts.text;
	}

	/**
	 * Returns the target that answered.
	 * @return the target
	 */
	public Target target() {
		return last().target();
	}

	/**
	 * Returns the model that answered, as the provider names it: often a dated form of
	 * the target's model.
	 * @return the model
	 */
	public String model() {
		String model = last().model();
		return (model != null) ? model : target().model();
	}

	/**
	 * Returns why the model stopped.
	 * @return the finish reason
	 */
	public FinishReason finishReason() {
		FinishReason reason = last().finishReason();
		return (reason != null) ? reason : FinishReason.OTHER;
	}

	/**
	 * Returns the provider's own word for why the model stopped.
	 * @return the word, null if it gave none
	 */
	public @Nullable String rawFinishReason() {
		return this.facts.rawFinishReason;
	}

	/**
	 * Returns the reasoning that the provider showed.
	 * @return the text, null if there is none
	 */
	public @Nullable String reasoning() {
		return this.facts.reasoning;
	}

	/**
	 * Returns the tokens of the attempt that answered.
	 * @return the usage
	 */
	public Usage usage() {
		return last().usage();
	}

	/**
	 * Returns what the whole call costs, failed attempts included.
	 * @return the cost
	 */
	public Cost cost() {
		return this.facts.cost;
	}

	/**
	 * Returns how long the whole call took, failed attempts included.
	 * @return the time
	 */
	public Duration latency() {
		return this.facts.latency;
	}

	/**
	 * Returns the HTTP exchanges that were made.
	 * @return an unmodifiable list in order; the last one gave the answer
	 */
	public List<Attempt> attempts() {
		return this.facts.attempts;
	}

	/**
	 * Returns the targets that were passed over.
	 * @return an unmodifiable list in order
	 */
	public List<Skip> skips() {
		return this.facts.skips;
	}

	private Attempt last() {
		return this.facts.attempts.get(this.facts.attempts.size() - 1);
	}

	@Override
	public String toString() {
		return "ChatResponse[" + callId() + ", " + target() + ", " + finishReason() + ", " + usage() + ", " + cost()
				+ ", " + latency().toMillis() + " ms, " + attempts().size() + " attempts, " + skips().size()
				+ " skips]";
	}

	/** Collects a response; may be used once and by one thread. */
	public static final class Builder {

		private final String callId;

		private final String text;

		private final List<Attempt> attempts;

		private List<Skip> skips = List.of();

		private @Nullable String rawFinishReason;

		private @Nullable String reasoning;

		private Cost cost = Cost.unknown();

		private Duration latency = Duration.ZERO;

		private Builder(String callId, String text, List<Attempt> attempts) {
			this.callId = Objects.requireNonNull(callId, "callId");
			this.text = Objects.requireNonNull(text, "text");
			this.attempts = List.copyOf(attempts);
			if (this.attempts.isEmpty()) {
				throw new IllegalArgumentException("A response needs the attempt that gave it.");
			}
		}

		/**
		 * Sets the targets that were passed over.
		 * @param skips the skips in order
		 * @return this builder
		 */
		public Builder skips(List<Skip> skips) {
			this.skips = List.copyOf(skips);
			return this;
		}

		/**
		 * Sets the provider's own word for why the model stopped.
		 * @param rawFinishReason the word
		 * @return this builder
		 */
		public Builder rawFinishReason(@Nullable String rawFinishReason) {
			this.rawFinishReason = rawFinishReason;
			return this;
		}

		/**
		 * Sets the reasoning that the provider showed.
		 * @param reasoning the text
		 * @return this builder
		 */
		public Builder reasoning(@Nullable String reasoning) {
			this.reasoning = reasoning;
			return this;
		}

		/**
		 * Sets what the whole call costs.
		 * @param cost the cost
		 * @return this builder
		 */
		public Builder cost(Cost cost) {
			this.cost = cost;
			return this;
		}

		/**
		 * Sets how long the whole call took.
		 * @param latency the time
		 * @return this builder
		 */
		public Builder latency(Duration latency) {
			this.latency = latency;
			return this;
		}

		/**
		 * Creates the response.
		 * @return the response
		 */
		public ChatResponse build() {
			return new ChatResponse(this);
		}

	}

}
