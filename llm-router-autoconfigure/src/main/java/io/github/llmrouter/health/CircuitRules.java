package io.github.llmrouter.health;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;

/** When circuits open and for how long. Thread-safe. */
final class CircuitRules {

	/** What tells of a target that does not work, rather than of a limit or a request. */
	private static final Set<FailureKind> COUNTED = EnumSet.of(FailureKind.OVERLOADED, FailureKind.SERVER_ERROR,
			FailureKind.CONNECT_TIMEOUT, FailureKind.FIRST_TOKEN_TIMEOUT, FailureKind.IDLE_TIMEOUT,
			FailureKind.ATTEMPT_TIMEOUT, FailureKind.CONNECTION, FailureKind.MALFORMED_REPLY);

	/** A caller that gives a model less time than this says little about the model. */
	private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(5);

	/** Guesses get up to a quarter more, so that probes do not go out in step. */
	private static final double JITTER = 0.25;

	private static final int MAX_DOUBLINGS = 20;

	/** Some 146 years: far enough, and differences of nanoseconds do not overflow. */
	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

	private final CircuitSettings settings;

	private final RouterTime time;

	private final RandomGenerator random;

	private final long windowNanos;

	private final long slowNanos;

	CircuitRules(CircuitSettings settings, RouterTime time, RandomGenerator random) {
		this.settings = settings;
		this.time = time;
		this.random = random;
		this.windowNanos = nanos(settings.window());
		this.slowNanos = (settings.slowCall() != null) ? nanos(settings.slowCall()) : Long.MAX_VALUE;
	}

	private static long nanos(Duration duration) {
		return ((duration.compareTo(LONGEST) < 0) ? duration : LONGEST).toNanos();
	}

	RouterTime time() {
		return this.time;
	}

	boolean enabled() {
		return this.settings.enabled();
	}

	/** Whether a failure after so long a time tells anything about the target. */
	boolean counts(FailureKind kind, long tookNanos) {
		return COUNTED.contains(kind) && (kind != FailureKind.ATTEMPT_TIMEOUT || tookNanos >= TIME_TO_ANSWER.toNanos());
	}

	boolean slow(long latencyNanos) {
		return latencyNanos >= this.slowNanos;
	}

	boolean within(long nanos, long now) {
		return now - nanos < this.windowNanos;
	}

	/** Returns why a circuit opens now, null if it stays closed. */
	@Nullable String tooMuch(int inARow, int calls, int failures, int slow) {
		if (inARow >= this.settings.consecutiveFailures()) {
			return inARow + " failures in a row";
		}
		if (calls < this.settings.minimumCalls()) {
			return null;
		}
		if (failures * 100 >= this.settings.failureRate() * calls) {
			return failures + " of " + calls + " calls failed";
		}
		boolean tooSlow = slow > 0 && slow * 100 >= this.settings.slowCallRate() * calls;
		return tooSlow ? slow + " of " + calls + " calls were slow" : null;
	}

	/**
	 * Returns how long a circuit stays open.
	 * @param earlier how many openings came shortly before
	 */
	long openNanos(int earlier) {
		long longest = nanos(this.settings.maxOpen());
		long first = Math.min(nanos(this.settings.open()), longest);
		int doublings = Math.min(earlier, MAX_DOUBLINGS);
		long open = (first > longest >> doublings) ? longest : first << doublings;
		long millis = TimeUnit.NANOSECONDS.toMillis(open);
		return open + TimeUnit.MILLISECONDS.toNanos((long) (millis * JITTER * this.random.nextDouble()));
	}

}
