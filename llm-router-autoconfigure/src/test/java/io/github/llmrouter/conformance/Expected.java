package io.github.llmrouter.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** What a recorded reply says, read without the wire formats. */
sealed interface Expected {

	/**
	 * An answer. That of a stream is what its parts add up to.
	 *
	 * @param content what the model said
	 * @param finishReason why the model stopped, null if the reply names no reason
	 * @param model the model that answered, null if the reply names none
	 * @param tokens the counts, null if the reply names none
	 * @param cost what the provider says the answer cost in USD, null if it says nothing
	 */
	record AnAnswer(Content content, @Nullable FinishReason finishReason, @Nullable String model,
			@Nullable Tokens tokens, @Nullable BigDecimal cost) implements Expected {

	}

	/**
	 * A stream that broke after it had brought something.
	 *
	 * @param partial what it had brought
	 * @param cause what the provider says went wrong, null if the stream just ended
	 */
	record Incomplete(AnAnswer partial, @Nullable FailureKind cause) implements Expected {

	}

	/**
	 * The vectors of texts.
	 *
	 * @param dimensions the numbers of each vector
	 * @param firstNumbers the first numbers of each vector in the order of the texts
	 * @param model the model that answered, null if the reply names none
	 * @param tokens the tokens of the texts, null if the reply names none
	 */
	record Vectors(int dimensions, List<List<Float>> firstNumbers, @Nullable String model,
			@Nullable Long tokens) implements Expected {

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
