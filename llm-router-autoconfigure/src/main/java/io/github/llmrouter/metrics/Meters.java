package io.github.llmrouter.metrics;

import java.time.Duration;
import java.util.stream.DoubleStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Finds meters in a registry. Boundaries are those that OpenTelemetry's conventions for
 * generative AI recommend. Thread-safe.
 */
final class Meters {

	private static final Duration[] SECONDS = DoubleStream
		.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
		.mapToObj((seconds) -> Duration.ofMillis(Math.round(seconds * 1000)))
		.toArray(Duration[]::new);

	private static final double[] TOKENS = { 1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304,
			16777216, 67108864 };

	private final MeterRegistry registry;

	Meters(MeterRegistry registry) {
		this.registry = registry;
	}

	Timer timer(RouterMeter meter, String... values) {
		return Timer.builder(meter.meterName())
			.description(meter.description())
			.tags(tags(meter, values))
			.serviceLevelObjectives(SECONDS)
			.register(this.registry);
	}

	DistributionSummary tokens(RouterMeter meter, String... values) {
		return DistributionSummary.builder(meter.meterName())
			.description(meter.description())
			.tags(tags(meter, values))
			.serviceLevelObjectives(TOKENS)
			.register(this.registry);
	}

	Counter counter(RouterMeter meter, String... values) {
		return Counter.builder(meter.meterName())
			.description(meter.description())
			.baseUnit((meter == RouterMeter.COST) ? "usd" : null)
			.tags(tags(meter, values))
			.register(this.registry);
	}

	/** Pairs the values with the meter's keys, in their order. */
	static Tags tags(RouterMeter meter, String... values) {
		if (values.length != meter.tags().size()) {
			throw new IllegalArgumentException(meter.meterName() + " has the tags " + meter.tags());
		}
		Tag[] tags = new Tag[values.length];
		for (int i = 0; i < values.length; i++) {
			tags[i] = Tag.of(meter.tags().get(i), values[i]);
		}
		return Tags.of(tags);
	}

}
