package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;

class RateLimitHeadersTests {

	@Test
	void openAiAndGroqNameRequestsAndTokens() {
		assertThat(read("X-RateLimit-Limit-Requests", "30000", "x-ratelimit-remaining-requests", "29999",
				"x-ratelimit-reset-requests", "2ms", "x-ratelimit-limit-tokens", "150000000",
				"x-ratelimit-remaining-tokens", "149999227", "x-ratelimit-reset-tokens", "0s"))
			.containsExactly(new RateLimit("requests", 30000L, 29999L, Wire.NOW.plusMillis(2)),
					new RateLimit("tokens", 150000000L, 149999227L, null));
	}

	@Test
	void anthropicNamesFourLimitsWithTimes() {
		assertThat(read("anthropic-ratelimit-input-tokens-limit", "2000000",
				"anthropic-ratelimit-input-tokens-remaining", "1999000", "anthropic-ratelimit-input-tokens-reset",
				"2026-11-22T10:00:11Z", "anthropic-ratelimit-requests-limit", "4000",
				"anthropic-priority-output-tokens-remaining", "7"))
			.containsExactly(new RateLimit("input-tokens", 2000000L, 1999000L, Instant.parse("2026-11-22T10:00:11Z")),
					new RateLimit("priority-output-tokens", null, 7L, null),
					new RateLimit("requests", 4000L, null, null));
	}

	@ParameterizedTest
	@CsvSource({ "x-ratelimit-remaining-req-minute, requests-minute",
			"x-ratelimit-remaining-tokens-month, tokens-month",
			"x-ratelimit-remaining-req-10-second, requests-10-second",
			"x-ratelimit-remaining-requests-day, requests-day", "x-ratelimit-remaining, requests",
			"ratelimit-remaining, requests", "x-ratelimit-remaining-minute, requests-minute",
			"x-ratelimit-remaining-project-tokens, project-tokens",
			"x-ratelimit-remaining-tokens_usage_based, tokens-usage-based" })
	void theNameSaysWhatIsCountedForHowLong(String header, String name) {
		assertThat(read(header, "5")).containsExactly(new RateLimit(name, null, 5L, null));
	}

	@Test
	void openRoutersResetIsInMilliseconds() {
		assertThat(read("X-RateLimit-Limit", "20", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1795341660000"))
			.containsExactly(new RateLimit("requests", 20L, 0L, Instant.parse("2026-11-22T10:01:00Z")));
	}

	@Test
	void azuresUnknownCountsAreNoLimits() {
		assertThat(
				read("x-ratelimit-limit-tokens", "-1", "x-ratelimit-remaining-tokens", "-1", "x-ratelimit-reset-tokens",
						"0", "x-ratelimit-limit-requests", "0", "x-ratelimit-remaining-requests", "0"))
			.isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "9223372036854767616, 9223372036854767616", "99999999999999999999999, 9223372036854775807",
			"1e400000, 9223372036854775807", "12.0, 12" })
	void hugeCountsAreCutRatherThanTurnedNegative(String value, long remaining) {
		assertThat(read("x-ratelimit-remaining-tokens-day", value))
			.containsExactly(new RateLimit("tokens-day", null, remaining, null));
	}

	@ParameterizedTest
	@CsvSource({ "x-ratelimit-remaining-tokens, abc", "x-ratelimit-remaining-tokens, NaN",
			"x-ratelimit-remaining-tokens, ''", "x-ratelimit-tokens-query-cost, 5", "x-ratelimit-reset-tokens, 5s",
			"x-ratelimit-renewalperiod-tokens, 60", "content-length, 5", "x-ratelimit, false" })
	void whatIsNoCountIsNoLimit(String header, String value) {
		assertThat(read(header, value)).isEmpty();
	}

	private static List<RateLimit> read(String... headers) {
		HttpHeaders http = new HttpHeaders();
		for (int i = 0; i < headers.length; i += 2) {
			http.add(headers[i], headers[i + 1]);
		}
		return RateLimitHeaders.read(http, Wire.NOW);
	}

}
