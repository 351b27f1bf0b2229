package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Decision;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.SkipReason;

/**
 * A call as the log holds it.
 *
 * @param id the id of the call
 * @param startedAt when it began
 * @param destination what was asked for: a chain, or {@code provider/model}
 * @param outcome how it ended
 * @param failureKind what ended a failed call; null otherwise and if every target was
 * skipped
 * @param provider who answered, null if nobody did
 * @param model the model that answered, null if none did
 * @param latency how long the whole call took
 * @param promptTokens input tokens of the answer, null if unknown
 * @param completionTokens output tokens of the answer, null if unknown
 * @param costUsd what the whole call costs, null if unknown
 * @param costPartial whether the true cost is {@code costUsd} or more
 * @param attempts the HTTP exchanges in order
 * @param skips the targets passed over, in order
 * @param decision why this model: who was considered, passed over and tried. Its attempts
 * tell no tokens and no cost, which stand in {@code attempts}
 */
public record LoggedCall(String id, Instant startedAt, String destination, Outcome outcome,
		@Nullable FailureKind failureKind, @Nullable String provider, @Nullable String model, Duration latency,
		@Nullable Long promptTokens, @Nullable Long completionTokens, @Nullable BigDecimal costUsd, boolean costPartial,
		List<LoggedAttempt> attempts, List<LoggedSkip> skips, Decision decision) {

	public LoggedCall {
		attempts = List.copyOf(attempts);
		skips = List.copyOf(skips);
	}

	/**
	 * An HTTP exchange as the log holds it.
	 *
	 * @param startedAt when it began
	 * @param provider who was called
	 * @param model the model that answered, otherwise the one that was asked for
	 * @param outcome how it ended
	 * @param failureKind what went wrong, null on success and cancellation
	 * @param status the HTTP status, null if no reply arrived
	 * @param message the provider's words about a failure, may be null
	 * @param latency how long it took
	 * @param promptTokens input tokens, null if unknown
	 * @param cachedTokens the part of them read from the provider's cache, null if
	 * unknown
	 * @param completionTokens output tokens, null if unknown
	 * @param reasoningTokens the part of them spent on reasoning, null if unknown
	 * @param costUsd what it costs, null if unknown
	 * @param finishReason why the model stopped, null if no answer arrived
	 * @param requestId the provider's id of the exchange, null if it named none
	 * @param keyLabel which key was used, null if that is not known
	 */
	public record LoggedAttempt(Instant startedAt, String provider, String model, Outcome outcome,
			@Nullable FailureKind failureKind, @Nullable Integer status, @Nullable String message, Duration latency,
			@Nullable Long promptTokens, @Nullable Long cachedTokens, @Nullable Long completionTokens,
			@Nullable Long reasoningTokens, @Nullable BigDecimal costUsd, @Nullable FinishReason finishReason,
			@Nullable String requestId, @Nullable String keyLabel) {

	}

	/**
	 * A target passed over, as the log holds it.
	 *
	 * @param provider whose target it was
	 * @param model the target's model
	 * @param reason why
	 * @param failureKind the failure that began a cool-down, null for any other reason
	 * @param until when it may be tried again, null if unknown
	 * @param detail more about the reason, for people; may be null
	 */
	public record LoggedSkip(String provider, String model, SkipReason reason, @Nullable FailureKind failureKind,
			@Nullable Instant until, @Nullable String detail) {

		/**
		 * Returns the most telling word: the failure that began a cool-down, otherwise
		 * the reason.
		 * @return the name of a {@link FailureKind} or of a {@link SkipReason}
		 */
		public String label() {
			return (this.failureKind != null) ? this.failureKind.name() : this.reason.name();
		}

	}
}
