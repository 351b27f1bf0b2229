package io.github.llmrouter.demo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.ChatResponse;
import io.github.llmrouter.Skip;

/**
 * An answer and how it was got.
 *
 * @param text the answer
 * @param provider who answered
 * @param model the model that answered
 * @param costUsd what the call costs in US dollars, null if unknown
 * @param finishReason why the model stopped
 * @param attempts the HTTP exchanges in order
 * @param skipped the targets passed over
 */
record AskAnswer(String text, String provider, String model, @Nullable BigDecimal costUsd, String finishReason,
		List<Tried> attempts, List<Skipped> skipped) {

	static AskAnswer of(ChatResponse response) {
		return new AskAnswer(response.text(), response.target().provider(), response.model(), response.cost().usd(),
				response.finishReason().name(), tried(response.attempts()), skipped(response.skips()));
	}

	static List<Tried> tried(List<Attempt> attempts) {
		return attempts.stream().map(Tried::of).toList();
	}

	static List<Skipped> skipped(List<Skip> skips) {
		return skips.stream().map(Skipped::of).toList();
	}

	/**
	 * An HTTP exchange.
	 *
	 * @param provider who was called
	 * @param model the model that was asked for
	 * @param outcome SUCCESS, FAILED, CANCELLED or INCOMPLETE
	 * @param failureKind what went wrong, null on success
	 * @param status the HTTP status, null if no reply arrived
	 * @param latencyMs how long it took, in milliseconds
	 */
	record Tried(String provider, String model, String outcome, @Nullable String failureKind, @Nullable Integer status,
			long latencyMs) {

		private static Tried of(Attempt attempt) {
			return new Tried(attempt.target().provider(), attempt.target().model(), attempt.outcome().name(),
					(attempt.failureKind() != null) ? attempt.failureKind().name() : null, attempt.status(),
					attempt.latency().toMillis());
		}

	}

	/**
	 * A target that was passed over.
	 *
	 * @param provider whose target it was
	 * @param model the model
	 * @param reason the failure behind a cool-down, otherwise why it was passed over
	 * @param until when it may be tried again, null if unknown
	 */
	record Skipped(String provider, String model, String reason, @Nullable Instant until) {

		private static Skipped of(Skip skip) {
			return new Skipped(skip.target().provider(), skip.target().model(), skip.label(), skip.until());
		}

	}

}
