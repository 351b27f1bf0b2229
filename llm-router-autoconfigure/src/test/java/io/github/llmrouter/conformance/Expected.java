package io.github.llmrouter.conformance;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** What a recorded reply says, read without the wire formats. */
sealed interface Expected {

	/**
	 * An answer.
	 *
	 * @param text the text, empty if there is none
	 * @param finishReason why the model stopped, null if the reply names no reason
	 * @param model the model that answered, null if the reply names none
	 * @param toolCalls how many tools the caller is asked to call
	 * @param reasoningShown whether the reply holds readable reasoning
	 * @param tokens the counts, null if the reply names none
	 */
	record AnAnswer(String text, @Nullable FinishReason finishReason, @Nullable String model, int toolCalls,
			boolean reasoningShown, @Nullable Tokens tokens) implements Expected {

	}

	/**
	 * An error.
	 *
	 * @param kind what went wrong
	 * @param retry when the provider may be asked again, null if the reply does not say
	 */
	record AnError(FailureKind kind, @Nullable Retry retry) implements Expected {

	}

	/**
	 * The tokens of an answer.
	 *
	 * @param prompt all input tokens, cached and cache-written ones included
	 * @param cached read from the cache
	 * @param cacheWrite written to the cache
	 * @param completion all output tokens, reasoning included
	 * @param reasoning spent on reasoning
	 */
	record Tokens(long prompt, long cached, long cacheWrite, long completion, long reasoning) {

	}

	/**
	 * A time that a reply names, either as such or counted from its arrival.
	 *
	 * @param at the time, null if it is counted from the arrival
	 * @param after what is counted from the arrival
	 */
	record Retry(@Nullable Instant at, Duration after) {

		/**
		 * Returns when the provider may be asked again.
		 * @param arrival when the reply arrived
		 * @return the time
		 */
		Instant from(Instant arrival) {
			return (this.at != null) ? this.at : arrival.plus(this.after);
		}
	}

}
