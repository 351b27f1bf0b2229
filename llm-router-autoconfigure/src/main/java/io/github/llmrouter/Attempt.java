package io.github.llmrouter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange with one target and what came of it. What was not tried is a
 * {@link Skip}. Immutable and thread-safe.
 */
public final class Attempt {

	private final Builder facts;

	private Attempt(Builder builder) {
		this.facts = builder;
	}

	/**
	 * Starts an attempt.
	 * @param target what was tried
	 * @param startedAt when
	 * @return a builder
	 */
	public static Builder builder(Target target, Instant startedAt) {
		return new Builder(target, startedAt);
	}

	/**
	 * Returns a builder that holds everything of this attempt, to change some of it.
	 * @return a builder
	 */
	public Builder toBuilder() {
		Builder old = this.facts;
		return new Builder(old.target, old.startedAt).operation(old.operation)
			.latency(old.latency)
			.timeToFirstToken(old.timeToFirstToken)
			.outcome(old.outcome)
			.failureKind(old.failureKind)
			.status(old.status)
			.message(old.message)
			.retryAt(old.retryAt)
			.model(old.model)
			.finishReason(old.finishReason)
			.usage(old.usage)
			.cost(old.cost)
			.requestId(old.requestId)
			.keyLabel(old.keyLabel)
			.droppedParameters(old.droppedParameters);
	}

	/**
	 * Returns what was tried.
	 * @return the target
	 */
	public Target target() {
		return this.facts.target;
	}

	/**
	 * Returns what was asked for.
	 * @return the operation
	 */
	public Operation operation() {
		return this.facts.operation;
	}

	/**
	 * Returns when the attempt began.
	 * @return the start
	 */
	public Instant startedAt() {
		return this.facts.startedAt;
	}

	/**
	 * Returns how long the exchange took.
	 * @return the time from start to the last byte or the failure
	 */
	public Duration latency() {
		return this.facts.latency;
	}

	/**
	 * Returns how long a streamed answer took to begin.
	 * @return the time from start to the first piece, null for plain answers and for
	 * streams that never began
	 */
	public @Nullable Duration timeToFirstToken() {
		return this.facts.timeToFirstToken;
	}

	/**
	 * Returns how it ended.
	 * @return the outcome
	 */
	public Outcome outcome() {
		return this.facts.outcome;
	}

	/**
	 * Returns what went wrong.
	 * @return the kind, null on success and on cancellation
	 */
	public @Nullable FailureKind failureKind() {
		return this.facts.failureKind;
	}

	/**
	 * Returns the HTTP status.
	 * @return the status, null if no reply arrived
	 */
	public @Nullable Integer status() {
		return this.facts.status;
	}

	/**
	 * Returns the provider's words about a failure, shortened and with keys removed.
	 * @return the message, null on success
	 */
	public @Nullable String message() {
		return this.facts.message;
	}

	/**
	 * Returns until when the provider wants to be left alone.
	 * @return the time it named, null if it named none
	 */
	public @Nullable Instant retryAt() {
		return this.facts.retryAt;
	}

	/**
	 * Returns the model that answered, as the provider names it.
	 * @return the model, null if none answered
	 */
	public @Nullable String model() {
		return this.facts.model;
	}

	/**
	 * Returns why the model stopped.
	 * @return the finish reason, null if no answer arrived
	 */
	public @Nullable FinishReason finishReason() {
		return this.facts.finishReason;
	}

	/**
	 * Returns the tokens of this exchange.
	 * @return the usage, unknown if the provider named none
	 */
	public Usage usage() {
		return this.facts.usage;
	}

	/**
	 * Returns what this exchange costs, also if it failed.
	 * @return the cost
	 */
	public Cost cost() {
		return this.facts.cost;
	}

	/**
	 * Returns the provider's id of the exchange, for its support.
	 * @return the id, null if it named none
	 */
	public @Nullable String requestId() {
		return this.facts.requestId;
	}

	/**
	 * Returns which key was used.
	 * @return the key's label, which is no secret; null if it is not known
	 */
	public @Nullable String keyLabel() {
		return this.facts.keyLabel;
	}

	/**
	 * Returns the parameters that were set but not sent, as the model refuses them.
	 * @return an unmodifiable list, usually empty
	 */
	public List<Parameter> droppedParameters() {
		return this.facts.droppedParameters;
	}

	@Override
	public String toString() {
		return target().id() + " " + outcome() + ((failureKind() != null) ? " " + failureKind() : "")
				+ ((status() != null) ? " (HTTP " + status() + ")" : "") + " after " + latency().toMillis() + " ms";
	}

	/** Collects an attempt; may be used once and by one thread. */
	public static final class Builder {

		private final Target target;

		private final Instant startedAt;

		private Operation operation = Operation.CHAT;

		private Duration latency = Duration.ZERO;

		private @Nullable Duration timeToFirstToken;

		private Outcome outcome = Outcome.FAILED;

		private @Nullable FailureKind failureKind;

		private @Nullable Integer status;

		private @Nullable String message;

		private @Nullable Instant retryAt;

		private @Nullable String model;

		private @Nullable FinishReason finishReason;

		private Usage usage = Usage.unknown();

		private Cost cost = Cost.unknown();

		private @Nullable String requestId;

		private @Nullable String keyLabel;

		private List<Parameter> droppedParameters = List.of();

		private Builder(Target target, Instant startedAt) {
			this.target = Objects.requireNonNull(target, "target");
			this.startedAt = Objects.requireNonNull(startedAt, "startedAt");
		}

		/**
		 * Sets what was asked for.
		 * @param operation the operation; CHAT by default
		 * @return this builder
		 */
		public Builder operation(Operation operation) {
			this.operation = operation;
			return this;
		}

		/**
		 * Sets how long it took.
		 * @param latency the time
		 * @return this builder
		 */
		public Builder latency(Duration latency) {
			this.latency = latency;
			return this;
		}

		/**
		 * Sets how long a streamed answer took to begin.
		 * @param timeToFirstToken the time
		 * @return this builder
		 */
		public Builder timeToFirstToken(@Nullable Duration timeToFirstToken) {
			this.timeToFirstToken = timeToFirstToken;
			return this;
		}

		/**
		 * Sets how it ended.
		 * @param outcome the outcome; FAILED by default
		 * @return this builder
		 */
		public Builder outcome(Outcome outcome) {
			this.outcome = outcome;
			return this;
		}

		/**
		 * Sets what went wrong.
		 * @param failureKind the kind
		 * @return this builder
		 */
		public Builder failureKind(@Nullable FailureKind failureKind) {
			this.failureKind = failureKind;
			return this;
		}

		/**
		 * Sets the HTTP status.
		 * @param status the status, null if no reply arrived
		 * @return this builder
		 */
		public Builder status(@Nullable Integer status) {
			this.status = status;
			return this;
		}

		/**
		 * Sets the words about a failure.
		 * @param message free of keys
		 * @return this builder
		 */
		public Builder message(@Nullable String message) {
			this.message = message;
			return this;
		}

		/**
		 * Sets until when the provider wants to be left alone.
		 * @param retryAt the time
		 * @return this builder
		 */
		public Builder retryAt(@Nullable Instant retryAt) {
			this.retryAt = retryAt;
			return this;
		}

		/**
		 * Sets the model that answered.
		 * @param model as the provider names it
		 * @return this builder
		 */
		public Builder model(@Nullable String model) {
			this.model = model;
			return this;
		}

		/**
		 * Sets why the model stopped.
		 * @param finishReason the reason
		 * @return this builder
		 */
		public Builder finishReason(@Nullable FinishReason finishReason) {
			this.finishReason = finishReason;
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
		 * Sets the cost.
		 * @param cost the cost
		 * @return this builder
		 */
		public Builder cost(Cost cost) {
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
		 * Sets which key was used.
		 * @param keyLabel the key's label, never the key
		 * @return this builder
		 */
		public Builder keyLabel(@Nullable String keyLabel) {
			this.keyLabel = keyLabel;
			return this;
		}

		/**
		 * Sets the parameters that were not sent.
		 * @param droppedParameters the parameters
		 * @return this builder
		 */
		public Builder droppedParameters(List<Parameter> droppedParameters) {
			this.droppedParameters = List.copyOf(droppedParameters);
			return this;
		}

		/**
		 * Creates the attempt.
		 * @return the attempt
		 */
		public Attempt build() {
			return new Attempt(this);
		}

	}

}
