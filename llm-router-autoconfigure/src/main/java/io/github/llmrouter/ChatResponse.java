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
	 * @param message the answer
	 * @param attempts the HTTP exchanges in order; the last one gave the answer
	 * @return a builder
	 */
	public static Builder builder(String callId, Message message, List<Attempt> attempts) {
		return new Builder(callId, message, attempts);
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
		return this.facts.message.text();
	}

	/**
	 * Returns the answer with all its parts: reasoning, text and tool calls. Added to the
	 * conversation, it carries what the same model wants back.
	 * @return a message of role {@link Role#ASSISTANT}
	 */
	public Message message() {
		return this.facts.message;
	}

	/**
	 * Returns the tools that the model wants called.
	 * @return the calls in order, empty if there are none
	 */
	public List<ToolCall> toolCalls() {
		return this.facts.message.toolCalls();
	}

	/**
	 * Returns the answer as an object of the type that the request asked for.
	 * @param type the type given to {@link ChatRequest.Builder#responseAs}
	 * @param <T> the type
	 * @return the object
	 * @throws IllegalStateException if the request asked for another type or none, or if
	 * the answer is incomplete or asks for tools
	 */
	public <T> T entity(Class<T> type) {
		Object entity = this.facts.entity;
		if (entity == null) {
			throw new IllegalStateException("There is no " + type.getSimpleName()
					+ " in this response: the request needs responseAs(..) and the answer must be whole.");
		}
		if (!type.isInstance(entity)) {
			throw new IllegalStateException("The request asked for a " + entity.getClass().getSimpleName()
					+ ", not for a " + type.getSimpleName() + ".");
		}
		return type.cast(entity);
	}

	/**
	 * Returns whether the answer is whole.
	 * @return {@link Outcome#SUCCESS}, or how a stream ended otherwise
	 */
	public Outcome outcome() {
		return this.facts.outcome;
	}

	/**
	 * Returns what broke a stream.
	 * @return the kind, null for an answer that is whole or was cancelled
	 */
	public @Nullable FailureKind failureKind() {
		return this.facts.failureKind;
	}

	/**
	 * Returns where the text of a stream was joined.
	 * @return the places in order, empty if one target wrote all of it
	 */
	public List<Join> joins() {
		return this.facts.joins;
	}

	/**
	 * Returns how likely the answer's tokens were.
	 * @return a value for each token, empty unless it was asked for and the provider told
	 */
	public List<TokenLogprob> logprobs() {
		return this.facts.logprobs;
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
		return this.facts.reasoning();
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
	 * @return an unmodifiable list in order; the last one gave the answer, unless a
	 * stream broke and those after it were to continue it in vain
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

	/**
	 * Returns why this model answered: who was considered, passed over and tried.
	 * @return the decision
	 */
	public Decision decision() {
		Decision known = this.facts.decision;
		return (known != null) ? known : Decision.builder(target().id()).attempts(attempts()).skips(skips()).build();
	}

	private Attempt last() {
		int index = this.facts.answeredBy;
		return this.facts.attempts.get((index >= 0) ? index : this.facts.attempts.size() - 1);
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

		private final Message message;

		private final List<Attempt> attempts;

		private Outcome outcome = Outcome.SUCCESS;

		private @Nullable FailureKind failureKind;

		private List<Join> joins = List.of();

		private List<TokenLogprob> logprobs = List.of();

		private @Nullable Object entity;

		private int answeredBy = -1;

		private List<Skip> skips = List.of();

		private @Nullable String rawFinishReason;

		private Cost cost = Cost.unknown();

		private Duration latency = Duration.ZERO;

		private @Nullable Decision decision;

		private Builder(String callId, Message message, List<Attempt> attempts) {
			this.callId = Objects.requireNonNull(callId, "callId");
			this.message = Objects.requireNonNull(message, "message");
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

		private @Nullable String reasoning() {
			StringBuilder text = new StringBuilder();
			for (ContentPart part : this.message.parts()) {
				text.append((part instanceof ReasoningPart reasoning) ? reasoning.text() : "");
			}
			return text.isEmpty() ? null : text.toString();
		}

		/**
		 * Sets how a stream ended that is not whole.
		 * @param outcome how it ended
		 * @param failureKind what broke it, null if it was cancelled
		 * @return this builder
		 */
		public Builder ended(Outcome outcome, @Nullable FailureKind failureKind) {
			this.outcome = outcome;
			this.failureKind = failureKind;
			return this;
		}

		/**
		 * Sets where the text of a stream was joined.
		 * @param joins the places in order
		 * @return this builder
		 */
		public Builder joins(List<Join> joins) {
			this.joins = List.copyOf(joins);
			return this;
		}

		/**
		 * Sets how likely the answer's tokens were.
		 * @param logprobs a value for each token
		 * @return this builder
		 */
		public Builder logprobs(List<TokenLogprob> logprobs) {
			this.logprobs = List.copyOf(logprobs);
			return this;
		}

		/**
		 * Sets the answer as an object of the type that was asked for.
		 * @param entity the object
		 * @return this builder
		 */
		public Builder entity(@Nullable Object entity) {
			this.entity = entity;
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
		 * Sets why this model answered.
		 * @param decision the decision; made of attempts and skips alone if this is not
		 * set
		 * @return this builder
		 */
		public Builder decision(Decision decision) {
			this.decision = decision;
			return this;
		}

		/**
		 * Sets which attempt wrote the answer, or the last of it.
		 * @param index the place among the attempts; the last one if this is not set
		 * @return this builder
		 */
		public Builder answeredBy(int index) {
			this.answeredBy = index;
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

	/**
	 * A place where another target continued the text of a stream that broke.
	 *
	 * @param position how many characters of {@link ChatResponse#text()} come before
	 * @param target who wrote what follows
	 */
	public record Join(int position, Target target) {

	}

}
