package io.github.llmrouter.observation;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names what is observed of a call. A bean of this type takes the place of
 * {@link DefaultCallObservationConvention}. Must be thread-safe; what it throws is logged
 * and does not end the call.
 */
public interface CallObservationConvention extends ObservationConvention<CallObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof CallObservationContext;
	}

}
