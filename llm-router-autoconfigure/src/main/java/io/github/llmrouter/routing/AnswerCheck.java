package io.github.llmrouter.routing;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.FinishReason;
import io.github.llmrouter.dialect.Answer;

/**
 * Judges whether a decoded answer is one: a status of 200 is not yet a success.
 */
final class AnswerCheck {

	private AnswerCheck() {
	}

	/** Returns what is wrong with an answer, null if nothing is. */
	static @Nullable FailureKind failureOf(Answer answer) {
		FinishReason reason = answer.finishReason();
		if (reason == FinishReason.REFUSAL || reason == FinishReason.CONTENT_FILTER) {
			return FailureKind.CONTENT_POLICY;
		}
		if (reason == FinishReason.ERROR) {
			return FailureKind.SERVER_ERROR;
		}
		if (!empty(answer)) {
			return null;
		}
		if (reason == FinishReason.CONTEXT_OVERFLOW) {
			return FailureKind.CONTEXT_TOO_LONG;
		}
		return (reason == null || stoppedForNothing(answer)) ? FailureKind.MALFORMED_REPLY : null;
	}

	/** Returns words for a failure that the provider did not explain. */
	static String describe(Answer answer, FailureKind kind) {
		if (answer.refusal() != null) {
			return "The model declined to answer";
		}
		String reason = (answer.rawFinishReason() != null) ? "finish reason " + answer.rawFinishReason()
				: "no finish reason";
		return (kind == FailureKind.MALFORMED_REPLY) ? "The reply holds no text and no tool call; " + reason
				: "The reply ended with " + reason;
	}

	private static boolean empty(Answer answer) {
		return answer.text().isEmpty() && answer.toolCalls().isEmpty() && answer.refusal() == null;
	}

	/** A model that was billed for output or matched a stop sequence did answer. */
	private static boolean stoppedForNothing(Answer answer) {
		return answer.finishReason() == FinishReason.STOP && answer.usage().isKnown()
				&& answer.usage().completionTokens() == 0 && !answer.stopSequenceMatched();
	}

}
