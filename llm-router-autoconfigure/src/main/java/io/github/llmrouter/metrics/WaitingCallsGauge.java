package io.github.llmrouter.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.llmrouter.autoconfigure.WaitingCalls;

/** Shows how many calls wait for a target at this moment. */
final class WaitingCallsGauge implements MeterBinder {

	private final WaitingCalls waiting;

	WaitingCallsGauge(WaitingCalls waiting) {
		this.waiting = waiting;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder(RouterMeter.WAITING.meterName(), this.waiting, WaitingCalls::now)
			.description(RouterMeter.WAITING.description())
			.tags(Meters.tags(RouterMeter.WAITING))
			.register(registry);
	}

}
