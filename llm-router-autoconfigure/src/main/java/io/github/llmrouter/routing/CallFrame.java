package io.github.llmrouter.routing;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.observation.ObservedCall;

/**
 * A call, and its observation where anybody observes.
 *
 * @param call the call
 * @param observed its observation, null if nobody wants to know
 */
record CallFrame(RoutedCall call, @Nullable ObservedCall observed) {

	<A> Step<A> observed(Step<A> step) {
		return (this.observed != null) ? new ObservedStep<>(step, this.observed) : step;
	}

	/** Runs the loop as part of the call's observation. */
	<A> Ending<A> run(FallbackLoop<A> loop, Step<A> step) {
		if (this.observed == null) {
			return loop.run(step);
		}
		try (Observation.Scope scope = this.observed.openScope()) {
			return loop.run(step);
		}
	}

}
