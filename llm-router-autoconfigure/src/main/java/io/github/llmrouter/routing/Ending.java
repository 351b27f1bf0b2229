package io.github.llmrouter.routing;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;

/**
 * How the fallback loop ended.
 *
 * @param way which way
 * @param answer the answer, there with {@link Way#ANSWERED} only
 * @param failureKind what ended a failed call; null if every target was skipped
 * @param <A> what a target answers with
 */
record Ending<A>(Way way, @Nullable A answer, @Nullable FailureKind failureKind) {

	static <A> Ending<A> answered(A answer) {
		return new Ending<>(Way.ANSWERED, answer, null);
	}

	static <A> Ending<A> failed(@Nullable FailureKind kind) {
		return new Ending<>(Way.FAILED, null, kind);
	}

	static <A> Ending<A> of(Way way) {
		return new Ending<>(way, null, null);
	}

	/** The ways in which a call ends. */
	enum Way {

		/** A target answered. */
		ANSWERED,

		/** The request is wrong: no other target would take it either. */
		REFUSED,

		/** No target can serve what the request demands. */
		UNSERVABLE,

		/** The calling thread was interrupted. */
		CANCELLED,

		/** Nobody answered, or the time is used up. */
		FAILED

	}
}
