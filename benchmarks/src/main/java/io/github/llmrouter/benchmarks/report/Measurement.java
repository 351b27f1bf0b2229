package io.github.llmrouter.benchmarks.report;

/**
 * One figure.
 *
 * @param section what was measured, such as {@code plain call}
 * @param java the feature version of the JDK it ran on
 * @param subject who or what was measured
 * @param metric the figure's name, such as {@code median}
 * @param unit its unit, such as {@code µs}
 * @param value the figure
 * @param low the tenth percentile over rounds; the figure itself if there was one round
 * @param high the ninetieth percentile over rounds
 */
public record Measurement(String section, int java, String subject, String metric, String unit, double value,
		double low, double high) {

	/**
	 * A figure that was taken once.
	 * @param section what was measured
	 * @param subject who was measured
	 * @param metric the figure's name
	 * @param unit its unit
	 * @param value the figure
	 * @return the measurement
	 */
	public static Measurement once(String section, String subject, String metric, String unit, double value) {
		return new Measurement(section, Runtime.version().feature(), subject, metric, unit, value, value, value);
	}

	/**
	 * A figure that was taken in several rounds.
	 * @param section what was measured
	 * @param subject who was measured
	 * @param metric the figure's name
	 * @param unit its unit
	 * @param rounds the rounds
	 * @return the measurement: the median over the rounds
	 */
	public static Measurement over(String section, String subject, String metric, String unit, Rounds rounds) {
		return new Measurement(section, Runtime.version().feature(), subject, metric, unit, rounds.quantile(0.5),
				rounds.quantile(0.1), rounds.quantile(0.9));
	}

}
