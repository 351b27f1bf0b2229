package io.github.llmrouter.conformance;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;

/** What came out of an exchange, without the types it came out in. */
sealed interface Actual {

	/**
	 * An answer.
	 *
	 * @param content what the model said
	 * @param finishReason why the model stopped, null if unknown
	 * @param model the model that answered, null if unknown
	 * @param tokens the counts, null if unknown
	 * @param cost what the provider named as the cost in USD, null if it named none
	 */
	record Answered(Content content, @Nullable FinishReason finishReason, @Nullable String model,
			@Nullable Tokens tokens, @Nullable BigDecimal cost) implements Actual {

	}

	/**
	 * The answer of a stream.
	 *
	 * @param answer the answer at its end
	 * @param text what the parts of text add up to
	 * @param reasoning what the parts of reasoning add up to
	 * @param toolCalls what the parts of calls add up to
	 * @param cause why the stream broke, null if it did not
	 */
	record Streamed(Answered answer, String text, String reasoning, List<ToolCall> toolCalls,
			@Nullable FailureKind cause) implements Actual {

		boolean broken() {
			return this.cause != null;
		}
	}

	/**
	 * Vectors.
	 *
	 * @param vectors the vectors in the order of the texts
	 * @param model the model that answered, null if unknown
	 * @param tokens the tokens of the texts, null if unknown
	 */
	record Embedded(List<float[]> vectors, @Nullable String model, @Nullable Long tokens) implements Actual {

	}

	/**
	 * A failure.
	 *
	 * @param kind what went wrong
	 * @param retryAt when the provider may be asked again, null if unknown
	 */
	record Failed(FailureKind kind, @Nullable Instant retryAt) implements Actual {

	}

	/**
	 * Something that is neither.
	 *
	 * @param description what it is
	 */
	record Unforeseen(String description) implements Actual {

	}

}
