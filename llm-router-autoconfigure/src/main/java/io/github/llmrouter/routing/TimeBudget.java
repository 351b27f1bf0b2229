package io.github.llmrouter.routing;

import java.time.Duration;

import io.github.llmrouter.RouterTime;

/**
 * The time of one call and how it is shared out: a target may use what is left minus a
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

	/** Reads the clock that this time goes by. */
	long nanos() {
		return this.time.nanos();
	}

	Duration left() {
		return Duration.ofNanos(Math.max(0, this.endNanos - this.time.nanos()));
	}

	boolean over() {
		return this.endNanos - this.time.nanos() <= 0;
	}

	/** Returns what a target whose turn begins now may use. */
	Duration share(int availableLater) {
		return leftOfTurn(this.time.nanos(), availableLater);
	}

	/**
	 * Returns what a target may still use whose turn has begun: whatever it does in its
	 * turn, it takes nothing of what the later ones need.
	 * @param startNanos when its turn began
	 * @param availableLater how many targets could still follow
	 */
	Duration leftOfTurn(long startNanos, int availableLater) {
		long whole = this.endNanos - startNanos;
		long share = (availableLater > 0) ? Math.max(whole - availableLater * RESERVE.toNanos(), whole / 2) : whole;
		return Duration.ofNanos(Math.max(0, share - (this.time.nanos() - startNanos)));
	}

}
