package io.github.llmrouter.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimeFormatTests {

	private static final Instant NOW = Instant.parse("2026-11-22T13:32:07Z");

	private final TimeFormat paris = new TimeFormat(ZoneId.of("Europe/Paris"));

	@Test
	void aMomentOfTodayIsATimeInTheZone() {
		TimeFormat.Moment moment = this.paris.of(NOW.minusSeconds(2), NOW);
		assertThat(moment.text()).isEqualTo("14:32:05");
		assertThat(moment.title()).isEqualTo("22 Nov 2026 14:32:05 CET");
		assertThat(moment.iso()).isEqualTo("2026-11-22T13:32:05Z");
		assertThat(moment.ago()).isEqualTo("2 s ago");
	}

	@Test
	void aMomentOfAnotherDayOfTheZoneHasItsDate() {
		assertThat(this.paris.of(Instant.parse("2026-11-21T22:59:59Z"), NOW).text()).isEqualTo("21 Nov 23:59:59");
		assertThat(this.paris.of(Instant.parse("2026-11-21T23:00:00Z"), NOW).text()).isEqualTo("00:00:00");
	}

	@Test
	void theZoneIsNamedWithItsOffset() {
		assertThat(this.paris.zoneLabel(NOW)).isEqualTo("Europe/Paris \u00b7 UTC+01:00");
		assertThat(new TimeFormat(ZoneId.of("Asia/Kolkata")).zoneLabel(NOW)).isEqualTo("Asia/Kolkata \u00b7 UTC+05:30");
		assertThat(new TimeFormat(ZoneId.of("UTC")).zoneLabel(NOW)).isEqualTo("UTC");
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 s ago", "59, 59 s ago", "60, 1 min ago", "3599, 59 min ago", "3600, 1 h ago", "86399, 23 h ago",
			"86400, ''", "-5, 0 s ago" })
	void relativeTimeEndsAfterADay(long seconds, String expected) {
		assertThat(TimeFormat.ago(NOW.minusSeconds(seconds), NOW)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "-1, 0:00", "0, 0:00", "1, 0:01", "1000, 0:01", "22001, 0:23", "60000, 1:00", "3599000, 59:59",
			"3600000, 1:00:00", "86399000, 23:59:59", "90000000, 1 d 1 h" })
	void aCountdownRoundsUpToWholeSeconds(long millis, String expected) {
		assertThat(TimeFormat.countdown(NOW.plusMillis(millis), NOW)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0 ms", "880, 880 ms", "999, 999 ms", "1000, 1.00 s", "1914, 1.91 s", "9994, 9.99 s",
			"9995, 10.0 s", "59940, 59.9 s", "59950, 1 min 0 s", "95000, 1 min 35 s" })
	void aLatencyHasThreeDigitsOrSo(long millis, String expected) {
		assertThat(TimeFormat.latency(Duration.ofMillis(millis))).isEqualTo(expected);
	}

	@Test
	void anUnknownLatencyIsADash() {
		assertThat(TimeFormat.latency(null)).isEqualTo("\u2014");
		assertThat(TimeFormat.latency(Duration.ofNanos(5))).isEqualTo("<1 ms");
	}

	@ParameterizedTest
	@CsvSource({ "15m, Europe/Paris, 2026-11-22T13:15:00Z", "1h, Europe/Paris, 2026-11-22T12:30:00Z",
			"7d, Europe/Paris, 2026-11-15T13:30:00Z", "today, Europe/Paris, 2026-11-21T23:00:00Z",
			"today, Asia/Kathmandu, 2026-11-21T18:15:00Z", "nonsense, UTC, 2026-11-22T00:00:00Z" })
	void aRangeBeginsAtAQuarterHour(String parameter, ZoneId zone, Instant expected) {
		assertThat(TimeRange.of(parameter).from(NOW, zone)).isEqualTo(expected);
	}

	@Test
	void todayIsLongerWhenSummerTimeEnds() {
		Instant evening = Instant.parse("2026-10-25T22:00:00Z");
		assertThat(TimeRange.TODAY.from(evening, ZoneId.of("Europe/Paris"))).isEqualTo("2026-10-24T22:00:00Z");
	}

}
