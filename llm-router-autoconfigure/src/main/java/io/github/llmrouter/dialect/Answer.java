package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Internal;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.Usage;

/**
 * A decoded answer, not yet judged: whether it is one is decided by whoever routes.
 * Immutable.
 */
@Internal
public final class Answer implements Decoded {

	private final Builder facts;

	private Answer(Builder builder) {
		this.facts = builder;
	}

	/**
	 * Starts an answer with nothing in it.
	 * @return a builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns the text, refusals and reasoning excluded.
	 * @return the text, empty if there is none
	 */
	public String text() {
		return this.facts.text;
	}

	/**
	 * Returns the reasoning that the provider showed.
	 * @return the text, null if there is none
	 */
	public @Nullable String reasoning() {
		return this.facts.reasoning;
	}

	/**
	 * Returns the words with which the model declined.
	 * @return the refusal, null if there is none
	 */
	public @Nullable String refusal() {
		return this.facts.refusal;
	}

	/**
	 * Returns how many tools the model wants called.
	 * @return the number of tool calls
	 */
	public int toolCalls() {
		return this.facts.toolCalls;
	}

	/**
	 * Returns why the model stopped.
	 * @return the finish reason, null if the reply names none
	 */
	public @Nullable FinishReason finishReason() {
		return this.facts.finishReason;
	}

	/**
	 * Returns the provider's own word for why the model stopped.
	 * @return the word, null if the reply names none
	 */
	public @Nullable String rawFinishReason() {
		return this.facts.rawFinishReason;
	}

	/**
	 * Returns whether a stop sequence ended the answer, where the provider tells.
	 * @return true if one was matched
	 */
	public boolean stopSequenceMatched() {
		return this.facts.stopSequenceMatched;
	}

	/**
	 * Returns the model that answered.
	 * @return the model, null if the reply names none
	 */
	public @Nullable String model() {
		return this.facts.model;
	}

	/**
	 * Returns the tokens.
	 * @return the usage, unknown if the reply names none
	 */
	public Usage usage() {
		return this.facts.usage;
	}

	/**
	 * Returns what the provider says it bills.
	 * @return US dollars, null if it does not say
	 */
	public @Nullable BigDecimal cost() {
		return this.facts.cost;
	}

	@Override
	public @Nullable String requestId() {
		return this.facts.requestId;
	}

	@Override
	public List<RateLimit> rateLimits() {
		return this.facts.rateLimits;
	}

	/**
	 * Returns this answer with other names of its model and request.
	 * @param change makes the new name of an old one
	 * @return a new answer
	 */
	public Answer named(UnaryOperator<String> change) {
		Builder old = this.facts;
		return builder().text(old.text)
			.reasoning(old.reasoning)
			.refusal(old.refusal)
			.toolCalls(old.toolCalls)
			.finishReason(old.finishReason, old.rawFinishReason)
			.stopSequenceMatched(old.stopSequenceMatched)
			.model((old.model != null) ? change.apply(old.model) : null)
			.usage(old.usage)
			.cost(old.cost)
			.requestId((old.requestId != null) ? change.apply(old.requestId) : null)
			.rateLimits(old.rateLimits)
			.build();
	}

	/** Collects an answer; may be used once. */
	@Internal
	public static final class Builder {

		private String text = "";

		private @Nullable String reasoning;

		private @Nullable String refusal;

		private int toolCalls;

		private @Nullable FinishReason finishReason;

		private @Nullable String rawFinishReason;

		private boolean stopSequenceMatched;

		private @Nullable String model;

		private Usage usage = Usage.unknown();

		private @Nullable BigDecimal cost;

		private @Nullable String requestId;

		private List<RateLimit> rateLimits = List.of();

		private Builder() {
		}

		/**
		 * Sets the text.
		 * @param text the text
		 * @return this builder
		 */
		public Builder text(String text) {
			this.text = Objects.requireNonNull(text, "text");
			return this;
		}

		/**
		 * Sets the reasoning.
		 * @param reasoning the text
		 * @return this builder
		 */
		public Builder reasoning(@Nullable String reasoning) {
			this.reasoning = reasoning;
			return this;
		}

		/**
		 * Sets the words with which the model declined.
		 * @param refusal the refusal
		 * @return this builder
		 */
		public Builder refusal(@Nullable String refusal) {
			this.refusal = refusal;
			return this;
		}

		/**
		 * Sets how many tools the model wants called.
		 * @param toolCalls the number
		 * @return this builder
		 */
		public Builder toolCalls(int toolCalls) {
			this.toolCalls = toolCalls;
			return this;
		}

		/**
		 * Sets why the model stopped.
		 * @param finishReason in the router's vocabulary
		 * @param raw the provider's word
		 * @return this builder
		 */
		public Builder finishReason(@Nullable FinishReason finishReason, @Nullable String raw) {
			this.finishReason = finishReason;
			this.rawFinishReason = raw;
			return this;
		}

		/**
		 * Sets whether a stop sequence was matched.
		 * @param matched true if so
		 * @return this builder
		 */
		public Builder stopSequenceMatched(boolean matched) {
			this.stopSequenceMatched = matched;
			return this;
		}

		/**
		 * Sets the model that answered.
		 * @param model the model
		 * @return this builder
		 */
		public Builder model(@Nullable String model) {
			this.model = model;
			return this;
		}

		/**
		 * Sets the tokens.
		 * @param usage the usage
		 * @return this builder
		 */
		public Builder usage(Usage usage) {
			this.usage = usage;
			return this;
		}

		/**
		 * Sets what the provider says it bills.
		 * @param cost US dollars
		 * @return this builder
		 */
		public Builder cost(@Nullable BigDecimal cost) {
			this.cost = cost;
			return this;
		}

		/**
		 * Sets the provider's id of the exchange.
		 * @param requestId the id
		 * @return this builder
		 */
		public Builder requestId(@Nullable String requestId) {
			this.requestId = requestId;
			return this;
		}

		/**
		 * Sets the announced limits.
		 * @param rateLimits the limits
		 * @return this builder
		 */
		public Builder rateLimits(List<RateLimit> rateLimits) {
			this.rateLimits = List.copyOf(rateLimits);
			return this;
		}

		/**
		 * Creates the answer.
		 * @return the answer
		 */
		public Answer build() {
			return new Answer(this);
		}

	}

}
