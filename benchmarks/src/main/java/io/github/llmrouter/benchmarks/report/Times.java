package io.github.llmrouter.benchmarks.report;

import org.HdrHistogram.Histogram;

/**
 * How long something took, in each round and in all of them. Not thread-safe.
 */
public final class Times {

	private static final double NANOS_PER_MICRO = 1e3;

	private final Histogram all = new Histogram(3);

	private final Rounds medians = new Rounds();

	/**
	 * Adds the next round.
	 * @param round its times in nanoseconds
	 */
	public void add(Histogram round) {
		this.all.add(round);
		this.medians.add(round.getValueAtPercentile(50) / NANOS_PER_MICRO);
	}

	/**
	 * Returns the median of each round.
	 * @return microseconds
	 */
	public Rounds medians() {
		return this.medians;
	}

	/**
	 * Returns a percentile over all rounds.
	 * @param percentile between 0 and 100, which is the longest
	 * @return microseconds
	 */
	public double micros(double percentile) {
		return this.all.getValueAtPercentile(percentile) / NANOS_PER_MICRO;
	}

	/**
	 * Returns how many times were taken.
	 * @return the count of all rounds
	 */
	public long count() {
		return this.all.getTotalCount();
	}

}
