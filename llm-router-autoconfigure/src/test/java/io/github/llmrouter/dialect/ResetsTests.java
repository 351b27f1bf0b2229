package io.github.llmrouter.dialect;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResetsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			30                            | PT30S
			0.5                           | PT0.5S
			59.27873873710632             | PT59.279S
			1s                            | PT1S
			6m0s                          | PT6M
			12ms                          | PT0.012S
			224.999999ms                  | PT0.225S
			16.849999999s                 | PT16.85S
			8m38.4s                       | PT8M38.4S
			1h2m3s                        | PT1H2M3S
			10h17m5.72s                   | PT10H17M5.72S
			20.223932614s                 | PT20.224S
			1d                            | P1D
			2026-11-22T10:00:05Z          | PT5S
			2026-11-22T11:00:05.5+01:00   | PT5.5S
			Sun, 22 Nov 2026 10:01:00 GMT | PT1M
			1795341660                    | PT1M
			1795341660000                 | PT1M
			""")
	void everyFormThatProvidersUseIsRead(String value, Duration fromNow) {
		assertThat(Resets.read(value, Wire.NOW)).isEqualTo(Wire.NOW.plus(fromNow));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "0", "0s", "-1", "-5s", "NaN", "Infinity", "-Infinity", "soon", "1x", "s",
			"1.2.3", "1e9", "0x10", "2026-11-22T09:59:59Z", "2026-13-99T00:00:00Z", "Sun, 22 Nov 2020 10:00:00 GMT",
			"1495341660", "1495341660000", "abc", "+1000000000-01-01T00:00:00Z" })
	void whatIsPastNegativeOrUnreadableSaysNothing(String value) {
		assertThat(Resets.read(value, Wire.NOW)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775807", "99999999999999999999999999999999", "9999999999h", "99999d",
			"99999999999999999999h99999999999999999999h", "9999-01-01T00:00:00Z", "Fri, 31 Dec 9999 23:59:59 GMT" })
	void whatLiesTooFarAheadIsCut(String value) {
		assertThat(Resets.read(value, Wire.NOW)).isEqualTo(Wire.NOW.plus(Resets.LONGEST));
	}

	@Test
	void anEndlessValueIsNotEvenLookedAt() {
		assertThat(Resets.read("1".repeat(1_000_000), Wire.NOW)).isNull();
		assertThat(Resets.read(null, Wire.NOW)).isNull();
	}

	@Test
	void aTimeNeverOverflows() {
		assertThat(Resets.read("9223372036854775807", Instant.parse("9999-12-31T00:00:00Z"))).isNotNull();
	}

}
