package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

import org.springframework.core.Ordered;

import io.github.llmrouter.observation.AttemptObservationContext;
import io.github.llmrouter.observation.CallObservationContext;

/**
 * Keeps Micrometer from making a second set of timers out of the router's observations,
 * which are for traces: of the handlers that make meters, the first that wants an
 * observation has it.
 */
final class NoTimersFromObservations implements MeterObservationHandler<Observation.Context>, Ordered {

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CallObservationContext || context instanceof AttemptObservationContext;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

}
