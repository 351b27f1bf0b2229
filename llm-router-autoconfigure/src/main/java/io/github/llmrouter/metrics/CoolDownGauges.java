package io.github.llmrouter.metrics;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.health.HealthSnapshot;
import io.github.llmrouter.health.HealthSnapshot.ScopeHealth;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Shows how long each configured provider and target is still left alone. Keys and quota
 * groups have no gauge: their number is the operator's business, and so are their names.
 */
final class CoolDownGauges implements MeterBinder {

	private static final double MILLIS = 1000.0;

	private final HealthSnapshot.Source health;

	private final ConfiguredNames configured;

	CoolDownGauges(HealthSnapshot.Source health, ConfiguredNames configured) {
		this.health = health;
		this.configured = configured;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String provider : this.configured.providers().keySet()) {
			register(registry, ScopeType.PROVIDER, provider, provider);
		}
		for (Target target : this.configured.targets()) {
			register(registry, ScopeType.TARGET, target.provider(), target.model());
		}
	}

	private void register(MeterRegistry registry, ScopeType type, String provider, String name) {
		String model = (type == ScopeType.TARGET) ? name : ObservationKeys.NONE;
		Gauge.builder(RouterMeter.COOL_DOWN.meterName(), this, (gauges) -> gauges.secondsLeft(type, provider, name))
			.description(RouterMeter.COOL_DOWN.description())
			.baseUnit("seconds")
			.tags(Meters.tags(RouterMeter.COOL_DOWN, type.name(), provider, model))
			.register(registry);
	}

	private double secondsLeft(ScopeType type, String provider, String name) {
		HealthSnapshot snapshot = this.health.snapshot();
		return snapshot.providers()
			.stream()
			.filter((health) -> health.name().equals(provider))
			.flatMap((health) -> health.scopes().stream())
			.filter((scope) -> scope.type() == type && scope.name().equals(name))
			.mapToDouble((scope) -> secondsLeft(scope, snapshot.at()))
			.findFirst()
			.orElse(0);
	}

	/** Only a cool-down or a pause goes on until somebody changes something. */
	private static double secondsLeft(ScopeHealth scope, Instant now) {
		Instant until = scope.until();
		if (scope.state() != State.AVAILABLE && until != null) {
			return Math.max(0, Duration.between(now, until).toMillis() / MILLIS);
		}
		boolean openEnded = scope.state() == State.COOLING_DOWN || scope.state() == State.PAUSED;
		return openEnded ? Double.POSITIVE_INFINITY : 0;
	}

}
