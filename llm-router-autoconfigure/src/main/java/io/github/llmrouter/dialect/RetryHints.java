package io.github.llmrouter.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.github.llmrouter.RateLimit;
import io.github.llmrouter.dialect.ProviderError.RetryHint;

/**
 * Finds when a provider wants to be asked again. {@code retry-after-ms} wins over
 * {@code retry-after}, both over a hint in the body, that over words such as "try again
 * in 5.2s", and all over the reset of a used-up limit: a reset is the time at which the
 * whole allowance is back, which is later than one more request needs.
 */
final class RetryHints {

	private static final Pattern WORDS = Pattern.compile(
			"(?i)(?:try again|retry) (?:in|after) (\\d[0-9a-zµ.]{0,30})(?: (milliseconds?|seconds?|minutes?|hours?|days?))?");

	private static final int SEARCHED = 4000;

	private RetryHints() {
	}

	/**
	 * Reads the two headers that say it outright.
	 * @param headers the headers of a failure
	 * @param now the time at which they arrived
	 * @return the hint, null if there is none; zero is none
	 */
	static @Nullable RetryHint ofHeaders(HttpHeaders headers, Instant now) {
		String millis = headers.getFirst("retry-after-ms");
		Instant until = (millis != null) ? Resets.read(millis.strip() + "ms", now) : null;
		if (until != null) {
			return new RetryHint(until, "retry-after-ms");
		}
		return of(headers.getFirst("retry-after"), "retry-after", now);
	}

	/**
	 * Reads what OpenAI and Anthropic say about asking the same target once more.
	 * @param headers the headers of a failure
	 * @return whether they advise it, null if they say nothing that can be read
	 */
	static @Nullable Boolean shouldRetry(HttpHeaders headers) {
		String value = headers.getFirst("x-should-retry");
		String word = (value != null) ? value.strip().toLowerCase(Locale.ROOT) : "";
		return word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
	}

	/** Makes a hint of any form of a time that {@link Resets} reads. */
	static @Nullable RetryHint of(@Nullable String value, String signal, Instant now) {
		Instant until = Resets.read(value, now);
		return (until != null) ? new RetryHint(until, signal) : null;
	}

	/** Reads "try again in 6m0s", "retry after 26 seconds" and the like. */
	static @Nullable RetryHint ofWords(String message, Instant now) {
		Matcher matcher = WORDS.matcher((message.length() > SEARCHED) ? message.substring(0, SEARCHED) : message);
		if (!matcher.find()) {
			return null;
		}
		String value = matcher.group(1).endsWith(".") ? matcher.group(1).substring(0, matcher.group(1).length() - 1)
				: matcher.group(1);
		return of(value + ((matcher.group(2) != null) ? unit(matcher.group(2)) : ""), "message", now);
	}

	private static String unit(String word) {
		String lower = word.toLowerCase(Locale.ROOT);
		return lower.startsWith("milli") ? "ms" : lower.substring(0, 1);
	}

	/** The latest reset of those limits of which nothing remains. */
	static @Nullable RetryHint ofLimits(List<RateLimit> limits) {
		RetryHint latest = null;
		for (RateLimit limit : limits) {
			if (limit.remaining() != null && limit.remaining() == 0 && limit.resetAt() != null) {
				latest = later(latest, new RetryHint(limit.resetAt(), "reset of " + limit.name()));
			}
		}
		return latest;
	}

	/** The later of two hints that are equally trustworthy. */
	static @Nullable RetryHint later(@Nullable RetryHint first, @Nullable RetryHint second) {
		if (first == null || second == null) {
			return (first != null) ? first : second;
		}
		return second.until().isAfter(first.until()) ? second : first;
	}

}
