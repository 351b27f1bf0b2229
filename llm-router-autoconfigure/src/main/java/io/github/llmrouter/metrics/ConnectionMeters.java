package io.github.llmrouter.metrics;

import java.util.function.ToIntFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.github.llmrouter.autoconfigure.ConfiguredNames;
import io.github.llmrouter.autoconfigure.ProviderConnections;
import io.github.llmrouter.autoconfigure.ProviderConnections.Counts;

/**
 * Shows the pool of connections to each configured provider. Pools are asked when meters
 * are read; calls know nothing of it.
 */
final class ConnectionMeters implements MeterBinder {

	private final ProviderConnections connections;

	private final ConfiguredNames configured;

	ConnectionMeters(ProviderConnections connections, ConfiguredNames configured) {
		this.connections = connections;
		this.configured = configured;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (String provider : this.configured.providers().keySet()) {
			gauge(registry, RouterMeter.CONNECTIONS, Counts::leased, provider, "LEASED");
			gauge(registry, RouterMeter.CONNECTIONS, Counts::available, provider, "AVAILABLE");
			gauge(registry, RouterMeter.MAX_CONNECTIONS, Counts::max, provider);
			gauge(registry, RouterMeter.PENDING_CONNECTIONS, Counts::pending, provider);
			FunctionCounter
				.builder(RouterMeter.OPENED_CONNECTIONS.meterName(), this.connections,
						(counted) -> counted.of(provider).opened())
				.description(RouterMeter.OPENED_CONNECTIONS.description())
				.tags(Meters.tags(RouterMeter.OPENED_CONNECTIONS, provider))
				.register(registry);
		}
	}

	/** The first value of the tags is the provider's name. */
	private void gauge(MeterRegistry registry, RouterMeter meter, ToIntFunction<Counts> count, String... tags) {
		Gauge.builder(meter.meterName(), this.connections, (counted) -> count.applyAsInt(counted.of(tags[0])))
			.description(meter.description())
			.tags(Meters.tags(meter, tags))
			.register(registry);
	}

}
