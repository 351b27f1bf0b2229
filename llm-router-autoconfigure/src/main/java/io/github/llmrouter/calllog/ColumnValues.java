package io.github.llmrouter.calllog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

/** How figures, times and texts stand in the tables. */
final class ColumnValues {

	private static final int COST_SCALE = 15;

	private static final long QUARTER_HOUR_SECONDS = 900;

	private static final double CLASS_WIDTH = Math.log(1.1);

	private ColumnValues() {
	}

	static Number add(Number one, Number other) {
		if (one instanceof BigDecimal cost) {
			return cost.add((BigDecimal) other);
		}
		return one.longValue() + other.longValue();
	}

	/**
	 * Rounds where a figure has more digits than the column, which no known price has.
	 */
	static @Nullable BigDecimal cost(@Nullable BigDecimal usd) {
		return (usd != null) ? usd.setScale(COST_SCALE, RoundingMode.HALF_UP) : null;
	}

	static OffsetDateTime time(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
	}

	static OffsetDateTime bucket(Instant instant) {
		long second = Math.floorDiv(instant.getEpochSecond(), QUARTER_HOUR_SECONDS) * QUARTER_HOUR_SECONDS;
		return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
	}

	static long micros(Duration duration) {
		return duration.toNanos() / 1000;
	}

	/** Classes are 10 % wide, so that a quantile read from them is right within 5 %. */
	static int latencyClass(Duration latency) {
		return (int) (Math.log(Math.max(1, micros(latency))) / CLASS_WIDTH);
	}

	static Duration middleOf(int latencyClass) {
		return Duration.of(Math.round(Math.exp((latencyClass + 0.5) * CLASS_WIDTH)), ChronoUnit.MICROS);
	}

	/** Cuts a text to the width of its column, never through a surrogate pair. */
	static @Nullable String cut(@Nullable String text, int width) {
		if (text == null || text.length() <= width) {
			return text;
		}
		int end = Character.isHighSurrogate(text.charAt(width - 1)) ? width - 1 : width;
		return text.substring(0, end);
	}

	static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

}
