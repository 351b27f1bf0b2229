package io.github.llmrouter.benchmarks.start;

import java.util.List;
import java.util.Locale;

/**
 * How measurements are spread.
 *
 * @param median the middle one
 * @param p10 a tenth is below it
 * @param p90 a tenth is above it
 */
record Spread(double median, double p10, double p90) {

	static Spread of(List<Double> measurements) {
		List<Double> sorted = measurements.stream().sorted().toList();
		return new Spread(at(sorted, 0.5), at(sorted, 0.1), at(sorted, 0.9));
	}

	private static double at(List<Double> sorted, double share) {
		double position = share * (sorted.size() - 1);
		int below = (int) position;
		int above = Math.min(below + 1, sorted.size() - 1);
		return sorted.get(below) + (position - below) * (sorted.get(above) - sorted.get(below));
	}

	/** Writes one line of the report. */
	String json(String subject, String metric) {
		return String.format(Locale.ROOT,
				"{\"section\":\"start\",\"java\":%d,\"subject\":\"%s\",\"metric\":\"%s\","
						+ "\"unit\":\"ms\",\"value\":%.0f,\"low\":%.0f,\"high\":%.0f}",
				Runtime.version().feature(), subject, metric, this.median, this.p10, this.p90);
	}

}
