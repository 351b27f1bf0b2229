package io.github.llmrouter.benchmarks.report;

import java.util.Locale;

/**
 * Figures as text: three digits that count, thousands apart.
 */
final class Numbers {

	private Numbers() {
	}

	static String text(double value) {
		double size = Math.abs(value);
		String format = (size >= 100 || size == Math.rint(size)) ? "%,.0f" : (size >= 10) ? "%.1f" : "%.2f";
		return String.format(Locale.ROOT, format, value);
	}

	static String text(Measurement figure) {
		return (text(figure.value()) + " " + figure.unit()).strip();
	}

	/** The figure, and between what it lay in the rounds. */
	static String spread(Measurement figure) {
		return (figure.low() == figure.high()) ? text(figure)
				: text(figure) + " (" + text(figure.low()) + " to " + text(figure.high()) + ")";
	}

}
