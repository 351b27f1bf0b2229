package io.github.llmrouter.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.Usage;

/**
 * The usual names of an attempt: those of OpenTelemetry's conventions for generative AI
 * (status "development", as of November 2026). What can take any number of values has
 * high cardinality.
 */
public class DefaultAttemptObservationConvention implements AttemptObservationConvention {

	/** The name of the observation. */
	public static final String NAME = "gen_ai.client.operation";

	private static final double NANOS = 1e9;

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(AttemptObservationContext context) {
		return ObservationKeys.operation(context.operation()) + " " + context.target().model();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(AttemptObservationContext context) {
		Attempt attempt = context.attempt();
		return KeyValues.of(
				KeyValue.of(ObservationKeys.ERROR,
						(attempt != null) ? ObservationKeys.error(attempt.outcome(), attempt.failureKind())
								: ObservationKeys.NONE),
				KeyValue.of(ObservationKeys.OPERATION, ObservationKeys.operation(context.operation())),
				KeyValue.of("gen_ai.provider.name", context.providerName()), KeyValue.of(ObservationKeys.OUTCOME,
						ObservationKeys.outcome((attempt != null) ? attempt.outcome() : null)));
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
		List<KeyValue> values = new ArrayList<>();
		ObservationKeys.add(values, "gen_ai.request.model", context.target().model());
		Attempt attempt = context.attempt();
		if (attempt != null) {
			addAnswer(values, attempt);
			addUsage(values, attempt.usage());
		}
		ObservationKeys.add(values, "llm.router.destination", context.destination());
		ObservationKeys.add(values, "llm.router.provider", context.target().provider());
		// In the order of their keys, and at once: they would be sorted otherwise.
		return KeyValues.of(values);
	}

	private static void addAnswer(List<KeyValue> values, Attempt attempt) {
		if (attempt.finishReason() != null) {
			ObservationKeys.add(values, "gen_ai.response.finish_reasons",
					ObservationKeys.lower(attempt.finishReason()));
		}
		if (attempt.model() != null) {
			ObservationKeys.add(values, "gen_ai.response.model", attempt.model());
		}
		Duration first = attempt.timeToFirstToken();
		if (first != null) {
			ObservationKeys.add(values, "gen_ai.response.time_to_first_chunk", String.valueOf(first.toNanos() / NANOS));
		}
	}

	private static void addUsage(List<KeyValue> values, Usage usage) {
		if (usage.isKnown()) {
			addPart(values, "gen_ai.usage.cache_creation.input_tokens", usage.cacheWriteTokens());
			addPart(values, "gen_ai.usage.cache_read.input_tokens", usage.cachedTokens());
			ObservationKeys.add(values, "gen_ai.usage.input_tokens", String.valueOf(usage.promptTokens()));
			ObservationKeys.add(values, "gen_ai.usage.output_tokens", String.valueOf(usage.completionTokens()));
			addPart(values, "gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens());
		}
	}

	private static void addPart(List<KeyValue> values, String key, long tokens) {
		if (tokens > 0) {
			ObservationKeys.add(values, key, String.valueOf(tokens));
		}
	}

}
