package io.github.llmrouter.metrics;

import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.observation.MeterObservationHandler;
import io.micrometer.observation.Observation;

import io.github.llmrouter.observation.AttemptObservationContext;
import io.github.llmrouter.observation.CallObservationContext;
import io.github.llmrouter.observation.DefaultAttemptObservationConvention;
import io.github.llmrouter.observation.DefaultCallObservationConvention;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Keeps Micrometer from making a second set of timers out of the router's observations,
 * which are for traces. Of the handlers of Spring Boot's that make meters, the first that
 * wants an observation has it, and this one wants the router's: nothing is looked up to
 * be denied. Whatever else makes timers of observations has them denied, by a tag of the
 * router's, as others observe generative AI under the same name.
 */
final class NoTimersFromObservations implements MeterObservationHandler<Observation.Context>, MeterFilter {

	private static final Set<String> NAMES = Set.of(DefaultCallObservationConvention.NAME,
			DefaultCallObservationConvention.NAME + ".active", DefaultAttemptObservationConvention.NAME,
			DefaultAttemptObservationConvention.NAME + ".active");

	@Override
	public boolean supportsContext(Observation.Context context) {
		return context instanceof CallObservationContext || context instanceof AttemptObservationContext;
	}

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		boolean ours = NAMES.contains(id.getName()) && id.getTag(ObservationKeys.OUTCOME) != null;
		return ours ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

}
