package io.github.llmrouter.routing;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;

/**
 * What hedging needs to know of a kind of answer.
 *
 * @param streamed whether it arrives in pieces, so that its first piece is what counts
 * @param leave ends an answer that nobody will read and tells its exchange; null of one
 * that has been told already
 * @param <A> the answer
 */
record AnswerKind<A>(boolean streamed, Function<A, @Nullable Attempt> leave) {

	/** Returns the kind of answers that are whole as soon as they are there. */
	static <A> AnswerKind<A> whole() {
		return new AnswerKind<>(false, (answer) -> null);
	}

	/** Returns the kind of streams. */
	static AnswerKind<OpenStream> streams(AttemptJudge judge) {
		return new AnswerKind<>(true, (stream) -> stream.leave(judge));
	}
}
