package io.github.llmrouter.routing;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Parameter;
import io.github.llmrouter.dialect.Answer;

/**
 * An attempt and what the fallback loop needs beside it.
 *
 * @param attempt what happened
 * @param answer the checked answer, null if there is none
 * @param refused a parameter that the model refuses and that is left out from now on,
 * null for none
 * @param freeAt when the target frees up again, null if it is free or that is not known
 */
record AttemptResult(Attempt attempt, @Nullable Answer answer, @Nullable Parameter refused, @Nullable Instant freeAt) {

	/** Renames an expired share that was all the call had left. */
	AttemptResult endedByDeadline() {
		Attempt old = this.attempt;
		Attempt renamed = Attempt.builder(old.target(), old.startedAt())
			.latency(old.latency())
			.failureKind(FailureKind.DEADLINE)
			.status(old.status())
			.message(old.message())
			.cost(old.cost())
			.droppedParameters(old.droppedParameters())
			.build();
		return new AttemptResult(renamed, null, null, this.freeAt);
	}
}
