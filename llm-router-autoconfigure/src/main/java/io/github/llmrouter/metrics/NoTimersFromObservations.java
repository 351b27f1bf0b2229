package io.github.llmrouter.metrics;

import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;

import io.github.llmrouter.observation.DefaultAttemptObservationConvention;
import io.github.llmrouter.observation.DefaultCallObservationConvention;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Keeps Micrometer from making a second set of timers out of the router's observations,
 * which are for traces. Others observe generative AI under the same name: only what
 * carries a tag of the router's is meant.
 */
final class NoTimersFromObservations implements MeterFilter {

	private static final Set<String> NAMES = Set.of(DefaultCallObservationConvention.NAME,
			DefaultCallObservationConvention.NAME + ".active", DefaultAttemptObservationConvention.NAME,
			DefaultAttemptObservationConvention.NAME + ".active");

	@Override
	public MeterFilterReply accept(Meter.Id id) {
		boolean ours = NAMES.contains(id.getName()) && id.getTag(ObservationKeys.OUTCOME) != null;
		return ours ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
	}

}
