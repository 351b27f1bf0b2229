package io.github.llmrouter.routing;

import java.time.Duration;

import io.github.llmrouter.RouterTime;

/**
 * The time of one call and how it is shared out: an attempt may use what is left minus a
 * reserve for each target that could still follow, but never less than half of what is
 * left; the last target gets everything.
 */
final class TimeBudget {

	private static final Duration RESERVE = Duration.ofSeconds(15);

	/** Some 146 years: far enough, and differences of nanoseconds do not overflow. */
	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

	private final RouterTime time;

	private final long endNanos;

	TimeBudget(RouterTime time, Duration whole) {
		this.time = time;
		this.endNanos = time.nanos() + ((whole.compareTo(LONGEST) < 0) ? whole : LONGEST).toNanos();
	}

	Duration left() {
		return Duration.ofNanos(Math.max(0, this.endNanos - this.time.nanos()));
	}

	boolean over() {
		return this.endNanos - this.time.nanos() <= 0;
	}

	Duration share(int availableLater) {
		Duration left = left();
		Duration share = left.minus(RESERVE.multipliedBy(availableLater));
		Duration half = left.dividedBy(2);
		return (availableLater > 0 && share.compareTo(half) < 0) ? half : share;
	}

}
