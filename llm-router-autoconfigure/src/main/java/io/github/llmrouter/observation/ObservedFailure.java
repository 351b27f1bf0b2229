package io.github.llmrouter.observation;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;

/**
 * Marks an observation as failed. Names the kind and nothing else: words of providers may
 * quote the prompt, and traces are read by many.
 */
final class ObservedFailure extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private ObservedFailure(String message) {
		super(message, null, false, false);
	}

	/** Returns null for what is no failure: success, and what the caller broke off. */
	static @Nullable ObservedFailure of(Outcome outcome, @Nullable FailureKind kind) {
		return (outcome == Outcome.SUCCESS || outcome == Outcome.CANCELLED) ? null
				: new ObservedFailure(ObservationKeys.error(outcome, kind));
	}

}
