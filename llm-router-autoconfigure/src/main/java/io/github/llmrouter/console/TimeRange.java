package io.github.llmrouter.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/** The stretches of time that a page can sum over. */
enum TimeRange {

	/** The last quarter of an hour. */
	QUARTER("15m", Duration.ofMinutes(15)),

	/** The last hour. */
	HOUR("1h", Duration.ofHours(1)),

	/** Since midnight in the zone of the console. */
	TODAY("today", null),

	/** The last week. */
	WEEK("7d", Duration.ofDays(7));

	private static final long QUARTER_SECONDS = 15 * 60;

	private final String parameter;

	private final @Nullable Duration length;

	TimeRange(String parameter, @Nullable Duration length) {
		this.parameter = parameter;
		this.length = length;
	}

	/** Reads a query parameter; anything unknown means today. */
	static TimeRange of(@Nullable String parameter) {
		for (TimeRange range : values()) {
			if (range.parameter.equals(parameter)) {
				return range;
			}
		}
		return TODAY;
	}

	String parameter() {
		return this.parameter;
	}

	/**
	 * Returns the first moment, taken back to a quarter hour as the sums of the call log
	 * are.
	 */
	Instant from(Instant now, ZoneId zone) {
		Instant from = (this.length != null) ? now.minus(this.length)
				: now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
		return Instant.ofEpochSecond(Math.floorDiv(from.getEpochSecond(), QUARTER_SECONDS) * QUARTER_SECONDS);
	}

}
