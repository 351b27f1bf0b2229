package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;

/**
 * How long a target takes to begin its answers: a moving average that follows what is new
 * and fades while nothing is, and the newest times for percentiles. Lock-free and
 * thread-safe.
 */
final class Latencies {

	/** So many of the newest times make up percentiles. */
	static final int WINDOW = 128;

	/** With fewer times a percentile would be one slow call. */
	static final int ENOUGH = 20;

	/**
	 * Without new times the average halves this often, so that a target that was slow
	 * once is tried again some day.
	 */
	static final Duration HALF_LIFE = Duration.ofMinutes(2);

	private static final double LEAST_WEIGHT = 0.2;

	/** A percentile is computed anew after so many times. */
	private static final int REFRESH = 8;

	private final RouterTime time;

	private final AtomicReference<@Nullable Average> average = new AtomicReference<>();

	private final AtomicLongArray newest = new AtomicLongArray(WINDOW);

	private final AtomicLong count = new AtomicLong();

	private volatile @Nullable Percentile percentile;

	Latencies(RouterTime time) {
		this.time = time;
	}

	/** Notes a time. */
	void took(long nanos) {
		this.newest.set((int) (this.count.getAndIncrement() % WINDOW), nanos);
		weigh(nanos);
	}

	/**
	 * Notes that somebody who was not answered in this time stopped waiting. That tells
	 * something only if it is longer than usual; left out, the slowest answers of a
	 * target would never be seen and it would look ever faster.
	 */
	void tookLonger(long nanos) {
		Average known = this.average.get();
		if (known != null && nanos > known.nanos) {
			took(nanos);
		}
	}

	/** Notes what a failure cost, in the average alone: nothing was answered. */
	void weigh(long nanos) {
		long now = this.time.nanos();
		this.average.updateAndGet((old) -> (old != null) ? old.followedBy(nanos, now) : new Average(nanos, now));
	}

	/**
	 * Returns how long an answer is expected to take now.
	 * @return nanoseconds; negative if nothing is known yet
	 */
	double expected() {
		Average known = this.average.get();
		return (known != null) ? known.faded(this.time.nanos()) : -1;
	}

	/**
	 * Returns the time within which 95 of 100 answers begin.
	 * @return the time, null while fewer than {@link #ENOUGH} are known
	 */
	@Nullable Duration percentile95() {
		long known = this.count.get();
		if (known < ENOUGH) {
			return null;
		}
		Percentile last = this.percentile;
		if (last == null || known - last.count >= REFRESH) {
			last = new Percentile(known, percentile95((int) Math.min(known, WINDOW)));
			this.percentile = last;
		}
		return last.value;
	}

	private Duration percentile95(int size) {
		long[] sorted = new long[size];
		for (int i = 0; i < size; i++) {
			sorted[i] = this.newest.get(i);
		}
		Arrays.sort(sorted);
		return Duration.ofNanos(sorted[(int) Math.ceil(size * 0.95) - 1]);
	}

	/**
	 * A moving average.
	 *
	 * @param nanos what it was at its last time
	 * @param at when that was, on the steady clock
	 */
	private record Average(double nanos, long at) {

		/** What is older counts less, the longer ago it was. */
		Average followedBy(long next, long now) {
			double weight = Math.max(LEAST_WEIGHT, 1 - fading(now));
			return new Average(this.nanos + weight * (next - this.nanos), now);
		}

		double faded(long now) {
			return this.nanos * fading(now);
		}

		private double fading(long now) {
			return Math.pow(0.5, Math.max(0, now - this.at) / (double) HALF_LIFE.toNanos());
		}
	}

	private record Percentile(long count, Duration value) {

	}

}
