package io.github.llmrouter.dialect;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.llmrouter.dialect.ProviderError.RetryHint;

import static org.assertj.core.api.Assertions.assertThat;

class RetryHintsTests {

	private static final String LIMITED = "{'error':{'message':'%s','type':'tokens','code':'rate_limit_exceeded'}}";

	private final Dialect dialect = new OpenAiDialect();

	@Test
	void millisecondsWinOverSeconds() {
		assertThat(hint(Map.of("retry-after", "20", "retry-after-ms", "1500.5")))
			.isEqualTo(new RetryHint(Wire.NOW.plusMillis(1501), "retry-after-ms"));
	}

	@ParameterizedTest
	@CsvSource({ "true, true", "' False ', false", "maybe, ", "'', " })
	void whetherTheSameTargetIsWorthAnotherTryIsRead(String header, Boolean expected) {
		Map<String, String> headers = Map.of("X-Should-Retry", header);
		assertThat(Wire.error(this.dialect, 500, "{}", headers).shouldRetry()).isEqualTo(expected);
		assertThat(Wire.error(new AnthropicDialect(), 529, "<html>", headers).shouldRetry()).isEqualTo(expected);
		assertThat(Wire.error(this.dialect, 500, "{}", Map.of()).shouldRetry()).isNull();
	}

	@Test
	void zeroMillisecondsLeaveTheWordToSeconds() {
		assertThat(hint(Map.of("retry-after", "1", "retry-after-ms", "0")))
			.isEqualTo(new RetryHint(Wire.NOW.plusSeconds(1), "retry-after"));
	}

	@ParameterizedTest
	@CsvSource({ "'7', PT7S", "'1.5', PT1.5S", "'Sun, 22 Nov 2026 10:00:30 GMT', PT30S" })
	void retryAfterIsSecondsOrADate(String value, Duration fromNow) {
		assertThat(hint(Map.of("Retry-After", value))).isEqualTo(new RetryHint(Wire.NOW.plus(fromNow), "retry-after"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "-3", "0", "", "tomorrow" })
	void aSenselessRetryAfterIsNoHint(String value) {
		assertThat(hint(Map.of("Retry-After", value))).isNull();
	}

	@Test
	void theLatestResetOfTheUsedUpLimitsCounts() {
		assertThat(hint(Map.of("x-ratelimit-remaining-requests", "0", "x-ratelimit-reset-requests", "8m38.4s",
				"x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "17ms", "x-ratelimit-remaining-images",
				"3", "x-ratelimit-reset-images", "9h")))
			.isEqualTo(new RetryHint(Wire.NOW.plusMillis(518_400), "reset of requests"));
	}

	@Test
	void aResetIsNoHintWhileSomethingRemains() {
		assertThat(hint(Map.of("x-ratelimit-remaining-tokens", "1", "x-ratelimit-reset-tokens", "1h"))).isNull();
	}

	@Test
	void aResetIsNoHintForAnErrorThatIsNoLimit() {
		Map<String, String> headers = Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "1h");
		assertThat(Wire.error(this.dialect, 400, "{'error':{'message':'no'}}", headers).retry()).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Rate limit reached. Please try again in 5.289s. Visit our page. | PT5.289S
			Please try again in 20s.                                        | PT20S
			Please try again in 6m0s                                        | PT6M
			Please try again in 450ms, thanks.                              | PT0.45S
			Please retry after 26 seconds.                                  | PT26S
			Please retry in 2 minutes or so                                 | PT2M
			Please retry in 10h17m5.72s.                                    | PT10H17M5.72S
			""")
	void wordsAreTheLastButOneResort(String message, Duration fromNow) {
		Map<String, String> headers = Map.of("x-ratelimit-remaining-tokens", "0", "x-ratelimit-reset-tokens", "24h");
		assertThat(Wire.error(this.dialect, 429, LIMITED.formatted(message), headers).retry())
			.isEqualTo(new RetryHint(Wire.NOW.plus(fromNow), "message"));
	}

	@Test
	void endlessWordsAreReadInNoTime() {
		String message = "try again in 5" + "a1".repeat(500_000);
		assertThat(RetryHints.ofWords(message, Wire.NOW)).isNull();
	}

	@Test
	void theLaterOfTwoHintsWins() {
		RetryHint early = new RetryHint(Instant.EPOCH, "a");
		RetryHint late = new RetryHint(Instant.EPOCH.plusSeconds(1), "b");
		assertThat(RetryHints.later(early, late)).isEqualTo(late);
		assertThat(RetryHints.later(late, early)).isEqualTo(late);
		assertThat(RetryHints.later(null, early)).isEqualTo(early);
		assertThat(RetryHints.later(null, null)).isNull();
	}

	private RetryHint hint(Map<String, String> headers) {
		return Wire.error(this.dialect, 429, LIMITED.formatted("Slow down"), headers).retry();
	}

}
