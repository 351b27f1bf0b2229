package io.github.llmrouter.observation;

import java.time.Duration;

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
		return KeyValues.of(ObservationKeys.OPERATION, ObservationKeys.operation(context.operation()),
				"gen_ai.provider.name", context.providerName(), ObservationKeys.OUTCOME,
				ObservationKeys.outcome((attempt != null) ? attempt.outcome() : null), ObservationKeys.ERROR,
				(attempt != null) ? ObservationKeys.error(attempt.outcome(), attempt.failureKind())
						: ObservationKeys.NONE);
	}

	@Override
	public KeyValues getHighCardinalityKeyValues(AttemptObservationContext context) {
		KeyValues values = KeyValues.of("gen_ai.request.model", context.target().model(), "llm.router.destination",
				context.destination(), "llm.router.provider", context.target().provider());
		Attempt attempt = context.attempt();
		return (attempt != null) ? withUsage(withAnswer(values, attempt), attempt.usage()) : values;
	}

	private static KeyValues withAnswer(KeyValues values, Attempt attempt) {
		KeyValues all = values;
		if (attempt.model() != null) {
			all = all.and("gen_ai.response.model", attempt.model());
		}
		if (attempt.finishReason() != null) {
			all = all.and("gen_ai.response.finish_reasons", ObservationKeys.lower(attempt.finishReason()));
		}
		Duration first = attempt.timeToFirstToken();
		return (first != null) ? all.and("gen_ai.response.time_to_first_chunk", String.valueOf(first.toNanos() / NANOS))
				: all;
	}

	private static KeyValues withUsage(KeyValues values, Usage usage) {
		if (!usage.isKnown()) {
			return values;
		}
		KeyValues all = values.and("gen_ai.usage.input_tokens", String.valueOf(usage.promptTokens()),
				"gen_ai.usage.output_tokens", String.valueOf(usage.completionTokens()));
		all = and(all, "gen_ai.usage.cache_read.input_tokens", usage.cachedTokens());
		all = and(all, "gen_ai.usage.cache_creation.input_tokens", usage.cacheWriteTokens());
		return and(all, "gen_ai.usage.reasoning.output_tokens", usage.reasoningTokens());
	}

	private static KeyValues and(KeyValues values, String key, long tokens) {
		return (tokens > 0) ? values.and(key, String.valueOf(tokens)) : values;
	}

}
