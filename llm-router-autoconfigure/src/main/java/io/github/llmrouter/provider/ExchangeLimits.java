package io.github.llmrouter.provider;

import java.time.Duration;

import io.github.llmrouter.Timeouts;

/**
 * How long one exchange may take.
 *
 * @param times what the watchdog looks at
 * @param timeouts what the target sets for the connection, before the account
 * @param streamed whether the reply arrives in pieces, so that a socket's own timeout
 * would end it in the middle
 */
record ExchangeLimits(StreamTimes times, Timeouts timeouts, boolean streamed) {

	/** Some 146 years: far enough, and differences of nanoseconds do not overflow. */
	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

	ExchangeLimits {
		times = new StreamTimes(shorten(times.firstToken()), shorten(times.idle()), shorten(times.total()));
	}

	private static Duration shorten(Duration time) {
		return (time.compareTo(LONGEST) < 0) ? time : LONGEST;
	}

	static ExchangeLimits plain(Duration total, Timeouts timeouts) {
		return new ExchangeLimits(new StreamTimes(LONGEST, LONGEST, total), timeouts, false);
	}

	static ExchangeLimits streamed(StreamTimes times, Timeouts timeouts) {
		return new ExchangeLimits(times, timeouts, true);
	}

}
