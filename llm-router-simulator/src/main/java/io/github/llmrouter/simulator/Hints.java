package io.github.llmrouter.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Writes times to wait as providers do.
 */
final class Hints {

	private Hints() {
	}

	/**
	 * Seconds, with a fraction only where there is one.
	 */
	static String seconds(Duration time) {
		return decimal(time).toPlainString();
	}

	static BigDecimal decimal(Duration time) {
		BigDecimal seconds = BigDecimal.valueOf(time.toMillis()).divide(BigDecimal.valueOf(1000), 3, RoundingMode.UP);
		BigDecimal plain = seconds.stripTrailingZeros();
		return (plain.scale() < 0) ? plain.setScale(0) : plain;
	}

	/**
	 * A Go duration, such as {@code 6m0s}, {@code 1h2m3.5s} or {@code 12ms}.
	 */
	static String goDuration(Duration time) {
		if (time.compareTo(Duration.ofSeconds(1)) < 0) {
			return time.isZero() ? "0s" : time.toMillis() + "ms";
		}
		long hours = time.toHours();
		long minutes = time.toMinutesPart();
		String seconds = seconds(time.minusHours(hours).minusMinutes(minutes)) + "s";
		if (hours > 0) {
			return hours + "h" + minutes + "m" + seconds;
		}
		return (minutes > 0) ? minutes + "m" + seconds : seconds;
	}

}
