package io.github.llmrouter.routing;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;

/**
 * What came of asking a target once, and what the fallback loop needs beside it.
 *
 * @param attempt what happened; null while a stream still runs
 * @param answer what can be used, null if there is nothing
 * @param again whether the same target is worth asking once more: without a parameter
 * that it refused, or for an answer that fits
 * @param freeAt when the target frees up again, null if it is free or that is not known
 * @param repeatable whether the provider leaves it open that the same request may do
 * better later
 * @param <A> what a target answers with
 */
record StepResult<A>(@Nullable Attempt attempt, @Nullable A answer, boolean again, @Nullable Instant freeAt,
		boolean repeatable) {

	static <A> StepResult<A> answered(@Nullable Attempt attempt, A answer) {
		return new StepResult<>(attempt, answer, false, null, true);
	}

	static <A> StepResult<A> failed(Attempt attempt, boolean again, @Nullable Instant freeAt) {
		return new StepResult<>(attempt, null, again, freeAt, true);
	}

	/** Returns the same without an answer, for a step that makes more of one. */
	<B> StepResult<B> failed(boolean worthAsking) {
		return new StepResult<>(this.attempt, null, worthAsking, this.freeAt, this.repeatable);
	}

	/** Returns the same with the provider's word that it is final. */
	StepResult<A> unrepeatable() {
		return new StepResult<>(this.attempt, this.answer, this.again, this.freeAt, false);
	}

	/** Returns the attempt of an exchange that has ended. */
	Attempt requireAttempt() {
		return Objects.requireNonNull(this.attempt, "attempt");
	}

	@Nullable FailureKind failureKind() {
		return (this.attempt != null) ? this.attempt.failureKind() : null;
	}

	/** Tells what used up the time of the whole call from what used up only its share. */
	StepResult<A> namedBy(TimeBudget budget) {
		boolean expired = failureKind() == FailureKind.ATTEMPT_TIMEOUT
				|| failureKind() == FailureKind.FIRST_TOKEN_TIMEOUT;
		return (expired && budget.over()) ? endedByDeadline() : this;
	}

	/** Renames an expired share that was all the call had left. */
	StepResult<A> endedByDeadline() {
		Attempt old = this.attempt;
		if (old == null) {
			return this;
		}
		Attempt renamed = old.toBuilder().failureKind(FailureKind.DEADLINE).build();
		return new StepResult<>(renamed, null, false, this.freeAt, this.repeatable);
	}
}
