package io.github.llmrouter.metrics;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.Outcome;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.event.AttemptFinished;
import io.github.llmrouter.event.CallFinished;
import io.github.llmrouter.event.RouterListener;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Records every attempt and call as it is told. Meters come from events alone, so that
 * they agree with the call log to the last call. Thread-safe.
 */
final class MeteringListener implements RouterListener {

	private final Meters meters;

	private final BoundedNames names;

	MeteringListener(MeterRegistry registry, ConfiguredNames configured) {
		this.meters = new Meters(registry);
		this.names = new BoundedNames(configured);
	}

	@Override
	public void onAttemptFinished(AttemptFinished event) {
		Attempt attempt = event.attempt();
		Target target = attempt.target();
		this.meters
			.counter(RouterMeter.ATTEMPTS, this.names.provider(target), this.names.model(target),
					attempt.outcome().name(), name(attempt.failureKind()))
			.increment();
		recordOperation(attempt);
		recordCost(attempt);
	}

	private void recordOperation(Attempt attempt) {
		Target target = attempt.target();
		String operation = ObservationKeys.operation(attempt.operation());
		String provider = this.names.genAiProvider(target);
		String model = this.names.model(target);
		String answered = this.names.responseModel(target, attempt.model());
		this.meters
			.timer(RouterMeter.DURATION, operation, provider, model, answered,
					ObservationKeys.error(attempt.outcome(), attempt.failureKind()))
			.record(attempt.latency());
		Duration first = attempt.timeToFirstToken();
		if (first != null) {
			this.meters.timer(RouterMeter.TIME_TO_FIRST_CHUNK, operation, provider, model, answered).record(first);
		}
		if (attempt.usage().isKnown()) {
			this.meters.tokens(RouterMeter.TOKENS, operation, provider, model, answered, "input")
				.record(attempt.usage().promptTokens());
			this.meters.tokens(RouterMeter.TOKENS, operation, provider, model, answered, "output")
				.record(attempt.usage().completionTokens());
		}
	}

	private void recordCost(Attempt attempt) {
		Target target = attempt.target();
		BigDecimal usd = attempt.cost().usd();
		if (usd != null) {
			this.meters.counter(RouterMeter.COST, this.names.provider(target), this.names.model(target))
				.increment(usd.doubleValue());
		}
		if (usd == null || attempt.cost().isPartial()) {
			this.meters.counter(RouterMeter.COST_UNKNOWN, this.names.provider(target), this.names.model(target))
				.increment();
		}
	}

	@Override
	public void onCallFinished(CallFinished event) {
		String destination = this.names.destination(event.destination());
		String outcome = event.outcome().name();
		this.meters.timer(RouterMeter.CALLS, destination, outcome, name(event.failureKind())).record(event.latency());
		if (involvedTargets(event) > 1) {
			this.meters.counter(RouterMeter.FALLBACKS, destination, outcome).increment();
		}
		if (rescued(event)) {
			this.meters.counter(RouterMeter.RESCUED, destination).increment();
		}
		event.skips().forEach(this::record);
	}

	private void record(Skip skip) {
		this.meters
			.counter(RouterMeter.SKIPS, this.names.provider(skip.target()), this.names.model(skip.target()),
					skip.reason().name(), name(skip.failureKind()))
			.increment();
	}

	private static int involvedTargets(CallFinished event) {
		Set<Target> targets = new HashSet<>();
		event.attempts().forEach((attempt) -> targets.add(attempt.target()));
		event.skips().forEach((skip) -> targets.add(skip.target()));
		return targets.size();
	}

	/** What the caller never got to feel. */
	private static boolean rescued(CallFinished event) {
		return event.outcome() == Outcome.SUCCESS
				&& (event.attempts().stream().anyMatch((attempt) -> attempt.failureKind() != null)
						|| event.skips().stream().anyMatch(MeteringListener::forFailure));
	}

	private static boolean forFailure(Skip skip) {
		return skip.failureKind() != null || skip.reason() == SkipReason.CIRCUIT_OPEN;
	}

	private static String name(@Nullable FailureKind kind) {
		return (kind != null) ? kind.name() : ObservationKeys.NONE;
	}

}
