package io.github.llmrouter.dialect;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.ContentPart;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Message;
import io.github.llmrouter.RateLimit;
import io.github.llmrouter.ReasoningPart;
import io.github.llmrouter.Role;
import io.github.llmrouter.TokenLogprob;
import io.github.llmrouter.ToolCall;
import io.github.llmrouter.Usage;

/**
 * A decoded answer, not yet judged: whether it is one is decided by whoever routes.
 * Immutable.
 */
@Internal
public final class Answer implements Decoded {

	private static final Message NOTHING = Message.of(Role.ASSISTANT, List.of());

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
	 * Returns the answer as a turn of the conversation.
	 * @return reasoning, text and tool calls in order; without parts if there is nothing
	 */
	public Message message() {
		return this.facts.message;
	}

	/**
	 * Returns the text, refusals and reasoning excluded.
	 * @return the text, empty if there is none
	 */
	public String text() {
		return this.facts.message.text();
	}

	/**
	 * Returns the reasoning that the provider showed.
	 * @return the text, null if there is none
	 */
	public @Nullable String reasoning() {
		StringBuilder text = new StringBuilder();
		for (ContentPart part : this.facts.message.parts()) {
			text.append((part instanceof ReasoningPart reasoning) ? reasoning.text() : "");
		}
		return text.isEmpty() ? null : text.toString();
	}

	/**
	 * Returns the words with which the model declined.
	 * @return the refusal, null if there is none
	 */
	public @Nullable String refusal() {
		return this.facts.refusal;
	}

	/**
	 * Returns the tools that the model wants called.
	 * @return the calls in order, empty if there are none
	 */
	public List<ToolCall> toolCalls() {
		return this.facts.message.toolCalls();
	}

	/**
	 * Returns how likely the tokens were.
	 * @return a value for each token, empty if the reply does not tell
	 */
	public List<TokenLogprob> logprobs() {
		return this.facts.logprobs;
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
	 * @return this answer if they are the same
	 */
	public Answer named(UnaryOperator<String> change) {
		Builder old = this.facts;
		String model = (old.model != null) ? change.apply(old.model) : null;
		String requestId = (old.requestId != null) ? change.apply(old.requestId) : null;
		if (Objects.equals(model, old.model) && Objects.equals(requestId, old.requestId)) {
			return this;
		}
		return toBuilder().model(model).requestId(requestId).build();
	}

	/**
	 * Returns a builder that holds everything of this answer, to change some of it.
	 * @return a builder
	 */
	public Builder toBuilder() {
		Builder old = this.facts;
		return builder().parts(old.message.parts())
			.logprobs(old.logprobs)
			.refusal(old.refusal)
			.finishReason(old.finishReason, old.rawFinishReason)
			.stopSequenceMatched(old.stopSequenceMatched)
			.model(old.model)
			.usage(old.usage)
			.cost(old.cost)
			.requestId(old.requestId)
			.rateLimits(old.rateLimits);
	}

	/** Collects an answer; may be used once. */
	@Internal
	public static final class Builder {

		private Message message = NOTHING;

		private List<TokenLogprob> logprobs = List.of();

		private @Nullable String refusal;

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
		 * Sets what the model said.
		 * @param parts reasoning, text and tool calls in order
		 * @return this builder
		 */
		public Builder parts(List<? extends ContentPart> parts) {
			this.message = Message.of(Role.ASSISTANT, List.copyOf(parts));
			return this;
		}

		/**
		 * Sets how likely the tokens were.
		 * @param logprobs a value for each token
		 * @return this builder
		 */
		public Builder logprobs(List<TokenLogprob> logprobs) {
			this.logprobs = List.copyOf(logprobs);
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
