package io.github.llmrouter.observation;

import io.micrometer.observation.Observation;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Internal;
import io.github.llmrouter.Target;

/** The observation of an attempt that runs. */
@Internal
public final class ObservedAttempt {

	private final AttemptObservationContext context;

	private final GuardedObservation observation;

	ObservedAttempt(AttemptObservationContext context, GuardedObservation observation) {
		this.context = context;
		this.observation = observation;
	}

	Target target() {
		return this.context.target();
	}

	/**
	 * Makes the attempt the current observation of this thread.
	 * @return what ends that; to be closed on the same thread
	 */
	public Observation.Scope openScope() {
		return this.observation.openScope();
	}

	void stop(@Nullable Attempt attempt, @Nullable Throwable error) {
		if (attempt != null) {
			this.context.finish(attempt);
		}
		this.observation.stop(error);
	}

}
