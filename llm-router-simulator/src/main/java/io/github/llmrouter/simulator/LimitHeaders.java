package io.github.llmrouter.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The headers in which a provider tells its limits.
 */
@FunctionalInterface
interface LimitHeaders {

	Map<String, String> NOTHING = Map.of();

	/**
	 * The headers of one reply.
	 * @param now the time of the reply
	 * @param spent the tokens of the call, 0 for an error
	 * @param retryAfter how long nothing is left, or {@code null} if the limit is far
	 */
	Map<String, String> headers(Instant now, int spent, @Nullable Duration retryAfter);

	/**
	 * Servers without limit headers: at most a {@code retry-after}.
	 */
	static Map<String, String> plain(Instant now, int spent, @Nullable Duration retryAfter) {
		return (retryAfter != null) ? Map.of("retry-after", Hints.seconds(retryAfter)) : NOTHING;
	}

	/**
	 * OpenAI: requests and tokens per minute, resets as Go durations.
	 */
	static Map<String, String> openAi(Instant now, int spent, @Nullable Duration retryAfter) {
		return goDurations(10_000, 30_000_000, spent, retryAfter);
	}

	/**
	 * Groq: requests per day, tokens per minute, resets as Go durations.
	 */
	static Map<String, String> groq(Instant now, int spent, @Nullable Duration retryAfter) {
		return goDurations(14_400, 250_000, spent, retryAfter);
	}

	private static Map<String, String> goDurations(int requests, int tokens, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>(plain(Instant.EPOCH, spent, retryAfter));
		Duration tokenReset = Duration.ofMillis(60_000L * spent / tokens + 1);
		headers.put("x-ratelimit-limit-requests", Integer.toString(requests));
		headers.put("x-ratelimit-limit-tokens", Integer.toString(tokens));
		headers.put("x-ratelimit-remaining-requests", (retryAfter != null) ? "0" : Integer.toString(requests - 1));
		headers.put("x-ratelimit-remaining-tokens", left(tokens, spent));
		headers.put("x-ratelimit-reset-requests",
				Hints.goDuration((retryAfter != null) ? retryAfter : Duration.ofMillis(6)));
		headers.put("x-ratelimit-reset-tokens", Hints.goDuration(tokenReset));
		return headers;
	}

	/**
	 * Anthropic: four families, resets in RFC 3339.
	 */
	static Map<String, String> anthropic(Instant now, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>(plain(now, spent, retryAfter));
		Instant end = now.plus((retryAfter != null) ? retryAfter : Duration.ZERO);
		// The header has whole seconds: rounded up, so that it never tells too early a
		// time.
		Instant whole = end.truncatedTo(ChronoUnit.SECONDS);
		String reset = (whole.equals(end) ? whole : whole.plusSeconds(1)).toString();
		family(headers, "requests", 4_000, (retryAfter != null) ? 0 : 3_999, reset);
		family(headers, "tokens", 480_000, Math.max(0, 480_000 - spent), reset);
		family(headers, "input-tokens", 400_000, 400_000, reset);
		family(headers, "output-tokens", 80_000, 80_000, reset);
		return headers;
	}

	private static void family(Map<String, String> headers, String name, int limit, int remaining, String reset) {
		String prefix = "anthropic-ratelimit-" + name;
		headers.put(prefix + "-limit", Integer.toString(limit));
		headers.put(prefix + "-remaining", Integer.toString(remaining));
		headers.put(prefix + "-reset", reset);
	}

	/**
	 * Mistral: requests and tokens per minute.
	 */
	static Map<String, String> mistral(Instant now, int spent, @Nullable Duration retryAfter) {
		Map<String, String> headers = new LinkedHashMap<>(plain(now, spent, retryAfter));
		headers.put("x-ratelimit-limit-req-minute", "360");
		headers.put("x-ratelimit-remaining-req-minute", (retryAfter != null) ? "0" : "359");
		headers.put("x-ratelimit-limit-tokens-minute", "200000");
		headers.put("x-ratelimit-remaining-tokens-minute", left(200_000, spent));
		headers.put("x-ratelimit-tokens-query-cost", Integer.toString(spent));
		return headers;
	}

	private static String left(int limit, int spent) {
		return Integer.toString(Math.max(0, limit - spent));
	}

}
