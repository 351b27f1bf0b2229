package io.github.llmrouter.metrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.DoubleStream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.noop.NoopMeter;

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

	private final AtomicLong removals = new AtomicLong();

	private final MeterRegistry registry;

	Meters(MeterRegistry registry) {
		this.registry = registry;
		registry.config().onMeterRemoved(this::forget);
	}

	private void forget(Meter removed) {
		this.removals.incrementAndGet();
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
		return tags(meter, List.of(values));
	}

	private static Tags tags(RouterMeter meter, List<String> values) {
		if (values.size() != meter.tags().size()) {
			throw new IllegalArgumentException(meter.meterName() + " has the tags " + meter.tags());
		}
		Tag[] tags = new Tag[values.size()];
		for (int i = 0; i < tags.length; i++) {
			tags[i] = Tag.of(meter.tags().get(i), values.get(i));
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
	private final class Known<M extends Meter> {

		private final Map<Key, M> meters = new ConcurrentHashMap<>();

		M find(RouterMeter meter, String[] values, Function<Tags, M> register) {
			Key key = new Key(meter, List.of(values));
			M known = this.meters.get(key);
			return (known != null) ? known : findAnew(key, register);
		}

		/** One that is denied now may be wanted later. */
		private M findAnew(Key key, Function<Tags, M> register) {
			long before = Meters.this.removals.get();
			M found = register.apply(tags(key.meter(), key.values()));
			if (!(found instanceof NoopMeter)) {
				this.meters.put(key, found);
			}
			if (before != Meters.this.removals.get()) {
				// It may have been removed before it could be forgotten.
				this.meters.remove(key);
			}
			return found;
		}

		void forget(Meter removed) {
			this.meters.values().removeIf((meter) -> meter == removed);
		}

	}

}
