package io.github.llmrouter.observation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.event.CallFinished;

/**
 * The usual names of a call. What can take any number of values has high cardinality.
 */
public class DefaultCallObservationConvention implements CallObservationConvention {

	/** The name of the observation. */
	public static final String NAME = "llm.router.call";

	private static final String DESTINATION = "llm.router.destination";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(CallObservationContext context) {
		return "route " + context.destination();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(CallObservationContext context) {
		CallFinished finished = context.finished();
		return KeyValues.of(
				KeyValue.of(ObservationKeys.ERROR,
						(finished != null) ? ObservationKeys.error(finished.outcome(), finished.failureKind())
								: ObservationKeys.NONE),
				KeyValue.of(ObservationKeys.OPERATION, ObservationKeys.operation(context.operation())),
				KeyValue.of(ObservationKeys.OUTCOME,
						ObservationKeys.outcome((finished != null) ? finished.outcome() : null)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
		CallFinished finished = context.finished();
		// In the order of their keys, and at once: they would be sorted otherwise.
		return (finished != null) ? KeyValues.of(ended(context.destination(), finished))
				: KeyValues.of(DESTINATION, context.destination());
	}

	private static List<KeyValue> ended(String destination, CallFinished finished) {
		List<KeyValue> values = new ArrayList<>();
		Attempt answer = finished.answer();
		if (answer != null) {
			ObservationKeys.add(values, "llm.router.answered.by", answer.target().id());
		}
		ObservationKeys.add(values, "llm.router.attempts", String.valueOf(finished.attempts().size()));
		ObservationKeys.add(values, "llm.router.call.id", finished.callId());
		BigDecimal usd = finished.cost().usd();
		if (usd != null) {
			ObservationKeys.add(values, "llm.router.cost.usd", usd.toPlainString());
		}
		ObservationKeys.add(values, DESTINATION, destination);
		ObservationKeys.add(values, "llm.router.skips", String.valueOf(finished.skips().size()));
		return values;
	}

}
