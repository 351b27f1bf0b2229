package io.github.llmrouter.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/** Writes moments in the zone of the console, and durations. */
final class TimeFormat {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);

	private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

	private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm:ss zzz",
			Locale.ENGLISH);

	private static final Duration DAY = Duration.ofDays(1);

	private final ZoneId zone;

	TimeFormat(ZoneId zone) {
		this.zone = zone;
	}

	ZoneId zone() {
		return this.zone;
	}

	/** Names the zone with its offset of that moment. */
	String zoneLabel(Instant now) {
		String offset = this.zone.getRules().getOffset(now).getId();
		boolean isUtc = offset.equals("Z");
		return isUtc ? this.zone.getId() : this.zone.getId() + " \u00b7 UTC" + offset;
	}

	/** Describes a moment; null stays null. */
	@Nullable Moment moment(@Nullable Instant instant, Instant now) {
		return (instant != null) ? of(instant, now) : null;
	}

	Moment of(Instant instant, Instant now) {
		ZonedDateTime local = instant.atZone(this.zone);
		boolean today = local.toLocalDate().equals(now.atZone(this.zone).toLocalDate());
		String text = (today ? CLOCK : DATED).format(local);
		return new Moment(instant.toString(), text, FULL.format(local), instant.toEpochMilli(), ago(instant, now));
	}

	static String ago(Instant instant, Instant now) {
		Duration age = Duration.between(instant, now);
		if (age.compareTo(DAY) >= 0) {
			return "";
		}
		long seconds = Math.max(0, age.toSeconds());
		if (seconds < 60) {
			return seconds + " s ago";
		}
		return (seconds < 3600) ? seconds / 60 + " min ago" : seconds / 3600 + " h ago";
	}

	/** Writes what is left until a moment, rounded up to whole seconds. */
	static String countdown(Instant until, Instant now) {
		long millis = Duration.between(now, until).toMillis();
		if (millis <= 0) {
			return "0:00";
		}
		long seconds = (millis + 999) / 1000;
		if (seconds >= DAY.toSeconds()) {
			return seconds / 86400 + " d " + seconds % 86400 / 3600 + " h";
		}
		if (seconds >= 3600) {
			return String.format(Locale.ENGLISH, "%d:%02d:%02d", seconds / 3600, seconds % 3600 / 60, seconds % 60);
		}
		return String.format(Locale.ENGLISH, "%d:%02d", seconds / 60, seconds % 60);
	}

	static String latency(@Nullable Duration latency) {
		if (latency == null) {
			return MoneyFormat.UNKNOWN;
		}
		long millis = latency.toMillis();
		if (millis < 1000) {
			return (millis == 0 && !latency.isZero()) ? "<1 ms" : millis + " ms";
		}
		if (millis < 9_995) {
			return String.format(Locale.ENGLISH, "%.2f s", millis / 1000.0);
		}
		if (millis < 59_950) {
			return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
		}
		long seconds = (millis + 500) / 1000;
		return seconds / 60 + " min " + seconds % 60 + " s";
	}

	/**
	 * A moment as the page shows it.
	 *
	 * @param iso for the {@code datetime} attribute
	 * @param text the time of day, with the date if that is not today
	 * @param title date, time and zone
	 * @param epochMillis for the script
	 * @param ago how long ago, empty after a day
	 */
	record Moment(String iso, String text, String title, long epochMillis, String ago) {

	}

	/**
	 * The end of a wait.
	 *
	 * @param at the moment it ends
	 * @param left what is left of it
	 */
	record Countdown(Moment at, String left) {

	}

	/** Describes the end of a wait; null stays null. */
	@Nullable Countdown countdownTo(@Nullable Instant until, Instant now) {
		return (until != null) ? new Countdown(of(until, now), countdown(until, now)) : null;
	}

}
