package io.github.llmrouter.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CountFormatTests {

	@ParameterizedTest
	@CsvSource({ "0, 0", "999, 999", "1000, 1k", "2400, 2.4k", "4999, 4.9k", "12000, 12k", "310999, 310k",
			"999999, 999k", "1000000, 1M", "1100000, 1.1M", "9223372036854775807, 9223372T", "-2400, -2.4k" })
	void aCompactCountNeverRoundsUp(long count, String expected) {
		assertThat(CountFormat.compact(count)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 10, 0.00", "9962, 10000, 99.62", "999999, 1000000, 99.99", "10, 10, 100", "1, 3, 33.33" })
	void onlyAllIsAHundredPercent(long part, long whole, String expected) {
		assertThat(CountFormat.percent(part, whole)).isEqualTo(expected + "\u00a0%");
	}

	@Test
	void aShareOfNothingIsUnknown() {
		assertThat(CountFormat.percent(0, 0)).isEqualTo("\u2014");
	}

	@Test
	void unknownTokensAreNotZero() {
		assertThat(CountFormat.tokens(null, 318L)).isEqualTo("\u2014\u00a0\u2192\u00a0318");
		assertThat(CountFormat.tokens(1204L, 0L)).isEqualTo("1,204\u00a0\u2192\u00a00");
	}

}
