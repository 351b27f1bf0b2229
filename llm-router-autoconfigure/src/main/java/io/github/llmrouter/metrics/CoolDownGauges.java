package io.github.llmrouter.metrics;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;
import io.github.llmrouter.Skip;
import io.github.llmrouter.SkipReason;
import io.github.llmrouter.Target;
import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.health.Health;
import io.github.llmrouter.health.HealthSnapshot.ScopeType;
import io.github.llmrouter.health.HealthSnapshot.State;
import io.github.llmrouter.observation.ObservationKeys;

/**
 * Shows how long each configured provider and target is still left alone. Keys and quota
 * groups have no gauge, as their number and names are the operator's business; what they
 * keep from being called shows with the targets.
 */
final class CoolDownGauges implements MeterBinder {

	private static final double MILLIS = 1000.0;

	private final Health health;

	private final RouterTime time;

	private final ConfiguredNames configured;

	CoolDownGauges(Health health, RouterTime time, ConfiguredNames configured) {
		this.health = health;
		this.time = time;
		this.configured = configured;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String provider : this.configured.providers().keySet()) {
			Gauge.builder(RouterMeter.COOL_DOWN.meterName(), this, (gauges) -> gauges.secondsLeft(provider))
				.description(RouterMeter.COOL_DOWN.description())
				.baseUnit("seconds")
				.tags(Meters.tags(RouterMeter.COOL_DOWN, ScopeType.PROVIDER.name(), provider, ObservationKeys.NONE))
				.register(registry);
		}
		for (Target target : this.configured.targets()) {
			Gauge.builder(RouterMeter.COOL_DOWN.meterName(), this, (gauges) -> gauges.secondsLeft(target))
				.description(RouterMeter.COOL_DOWN.description())
				.baseUnit("seconds")
				.tags(Meters.tags(RouterMeter.COOL_DOWN, ScopeType.TARGET.name(), target.provider(), target.model()))
				.register(registry);
		}
	}

	/** What holds for a whole provider; only a cool-down or a pause can be open-ended. */
	private double secondsLeft(String provider) {
		return this.health.snapshot()
			.providers()
			.stream()
			.filter((health) -> health.name().equals(provider))
			.flatMap((health) -> health.scopes().stream())
			.filter((scope) -> scope.type() == ScopeType.PROVIDER && scope.state() != State.AVAILABLE)
			.mapToDouble((scope) -> secondsUntil(scope.until()))
			.findFirst()
			.orElse(0);
	}

	/**
	 * Whatever keeps it from being called, but for limits that come back all the time.
	 */
	private double secondsLeft(Target target) {
		Skip skip = this.health.look(target);
		if (skip == null || skip.reason() == SkipReason.OWN_LIMIT) {
			return 0;
		}
		boolean probed = skip.reason() == SkipReason.CIRCUIT_OPEN && skip.until() == null;
		return probed ? 0 : secondsUntil(skip.until());
	}

	private double secondsUntil(@Nullable Instant until) {
		return (until != null) ? Math.max(0, Duration.between(this.time.now(), until).toMillis() / MILLIS)
				: Double.POSITIVE_INFINITY;
	}

}
