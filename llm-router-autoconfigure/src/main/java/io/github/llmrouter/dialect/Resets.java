package io.github.llmrouter.dialect;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads the many ways in which providers write "not before". What is in the past,
 * negative or unreadable reads as absent; what lies further ahead than any real limit is
 * cut to {@link #LONGEST}.
 */
final class Resets {

	/** Monthly quotas are the longest that providers have. */
	static final Duration LONGEST = Duration.ofDays(31);

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,32}(?:\\.\\d{1,32})?");

	private static final Pattern UNITS = Pattern.compile("(?:\\d{1,20}(?:\\.\\d{1,20})?(?:ns|us|µs|ms|s|m|h|d))+");

	private static final Pattern UNIT = Pattern.compile("(\\d{1,20}(?:\\.\\d{1,20})?)(ns|us|µs|ms|s|m|h|d)");

	private static final Map<String, Double> MILLIS = Map.of("ns", 1e-6, "us", 1e-3, "µs", 1e-3, "ms", 1.0, "s", 1000.0,
			"m", 60_000.0, "h", 3_600_000.0, "d", 86_400_000.0);

	private static final double EPOCH_MILLIS = 1e12;

	private static final double EPOCH_SECONDS = 1e9;

	private Resets() {
	}

	/**
	 * Reads a bare number (seconds from now, or seconds or milliseconds since 1970,
	 * whichever its size tells), a duration such as {@code 1h2m3.5s}, an RFC 3339 time or
	 * an HTTP date.
	 * @param value what the provider wrote, may be null
	 * @param now the time at which it arrived
	 * @return a time after {@code now}, null if the value names none
	 */
	static @Nullable Instant read(@Nullable String value, Instant now) {
		if (value == null || value.length() > 64) {
			return null;
		}
		String text = value.strip();
		if (NUMBER.matcher(text).matches()) {
			return number(Double.parseDouble(text), now);
		}
		if (UNITS.matcher(text).matches()) {
			return after(millis(text), now);
		}
		return date(text, now);
	}

	/** A time so many milliseconds from now; null if they are not above zero. */
	static @Nullable Instant after(double millis, Instant now) {
		if (!(millis > 0)) {
			return null;
		}
		long bounded = (long) Math.ceil(Math.min(millis, LONGEST.toMillis()));
		return now.plusMillis(bounded);
	}

	private static @Nullable Instant number(double number, Instant now) {
		if (number > EPOCH_MILLIS) {
			return after(number - now.toEpochMilli(), now);
		}
		if (number > EPOCH_SECONDS) {
			return after(number * 1000 - now.toEpochMilli(), now);
		}
		return after(number * 1000, now);
	}

	private static double millis(String text) {
		double millis = 0;
		Matcher unit = UNIT.matcher(text);
		while (unit.find()) {
			millis += Double.parseDouble(unit.group(1)) * MILLIS.getOrDefault(unit.group(2), 0.0);
		}
		return millis;
	}

	private static @Nullable Instant date(String text, Instant now) {
		try {
			boolean rfc3339 = !text.isEmpty() && Character.isDigit(text.charAt(0));
			Instant date = rfc3339 ? OffsetDateTime.parse(text).toInstant()
					: ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
			return after((double) date.toEpochMilli() - now.toEpochMilli(), now);
		}
		catch (DateTimeException | ArithmeticException ex) {
			return null;
		}
	}

}
