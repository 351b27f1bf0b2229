package io.github.llmrouter.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Finds meters in a registry, and remembers them: to ask the registry is dearer than
 * everything else a meter costs. One that the registry removes is asked for anew.
 * Boundaries are those that OpenTelemetry's conventions for generative AI recommend.
 * Thread-safe.
 */
final class Meters {

	private static final Duration[] SECONDS = DoubleStream
		.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
		.mapToObj((seconds) -> Duration.ofMillis(Math.round(seconds * 1000)))
		.toArray(Duration[]::new);

	private static final double[] TOKENS = { 1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304,
			16777216, 67108864 };

	private final Known<Timer> timers = new Known<>();

	private final Known<DistributionSummary> summaries = new Known<>();

	private final Known<Counter> counters = new Known<>();

	private final MeterRegistry registry;

	Meters(MeterRegistry registry) {
		this.registry = registry;
		registry.config().onMeterRemoved(this::forget);
	}

	private void forget(Meter removed) {
		this.timers.forget(removed);
		this.summaries.forget(removed);
		this.counters.forget(removed);
	}

	Timer timer(RouterMeter meter, String... values) {
		return this.timers.find(meter, values,
				(tags) -> Timer.builder(meter.meterName())
					.description(meter.description())
					.tags(tags)
					.serviceLevelObjectives(SECONDS)
					.register(this.registry));
	}

	DistributionSummary tokens(RouterMeter meter, String... values) {
		return this.summaries.find(meter, values,
				(tags) -> DistributionSummary.builder(meter.meterName())
					.description(meter.description())
					.tags(tags)
					.serviceLevelObjectives(TOKENS)
					.register(this.registry));
	}

	Counter counter(RouterMeter meter, String... values) {
		return this.counters.find(meter, values,
				(tags) -> Counter.builder(meter.meterName())
					.description(meter.description())
					.baseUnit((meter == RouterMeter.COST) ? "usd" : null)
					.tags(tags)
					.register(this.registry));
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

	/** A meter's name and the values of its tags, in the order of its keys. */
	private record Key(RouterMeter meter, List<String> values) {

	}

	/**
	 * Meters of one type that were found before. There are never many, as the values are
	 * bounded.
	 *
	 * @param <M> the type
	 */
	private static final class Known<M extends Meter> {

		private final Map<Key, M> meters = new ConcurrentHashMap<>();

		M find(RouterMeter meter, String[] values, Function<Tags, M> register) {
			Key key = new Key(meter, List.of(values));
			M known = this.meters.get(key);
			if (known == null) {
				known = register.apply(tags(meter, values));
				this.meters.put(key, known);
			}
			return known;
		}

		void forget(Meter removed) {
			this.meters.values().removeIf((meter) -> meter == removed);
		}

	}

}
