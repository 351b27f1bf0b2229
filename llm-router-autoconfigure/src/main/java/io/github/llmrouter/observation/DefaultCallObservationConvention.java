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
		return KeyValues.of(ObservationKeys.OPERATION, ObservationKeys.operation(context.operation()),
				ObservationKeys.OUTCOME, ObservationKeys.outcome((finished != null) ? finished.outcome() : null),
				ObservationKeys.ERROR, (finished != null)
						? ObservationKeys.error(finished.outcome(), finished.failureKind()) : ObservationKeys.NONE);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(CallObservationContext context) {
		List<KeyValue> values = new ArrayList<>();
		add(values, "llm.router.destination", context.destination());
		CallFinished finished = context.finished();
		if (finished != null) {
			addEnd(values, finished);
		}
		// Once: to join key values sorts them all each time.
		return KeyValues.of(values);
	}

	private static void addEnd(List<KeyValue> values, CallFinished finished) {
		add(values, "llm.router.call.id", finished.callId());
		add(values, "llm.router.attempts", String.valueOf(finished.attempts().size()));
		add(values, "llm.router.skips", String.valueOf(finished.skips().size()));
		Attempt answer = finished.answer();
		if (answer != null) {
			add(values, "llm.router.answered.by", answer.target().id());
		}
		BigDecimal usd = finished.cost().usd();
		if (usd != null) {
			add(values, "llm.router.cost.usd", usd.toPlainString());
		}
	}

	private static void add(List<KeyValue> values, String key, String value) {
		values.add(KeyValue.of(key, value));
	}

}
