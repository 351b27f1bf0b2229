package io.github.llmrouter.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names what is observed of an attempt. A bean of this type takes the place of
 * {@link DefaultAttemptObservationConvention}. Must be thread-safe; what it throws is
 * logged and does not end the call.
 */
public interface AttemptObservationConvention extends ObservationConvention<AttemptObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof AttemptObservationContext;
	}

}
