package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.Attempt;
import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;

/**
 * Decides whether the same target is worth asking again, and after what time. Thread-safe
 * if the source of randomness is.
 */
final class BackOff {

	/** A conflict, a request that came too slowly, a failure of the server's own. */
	private static final Set<Integer> STATUSES = Set.of(408, 409, 500);

	private static final int MAX_DOUBLINGS = 30;

	private final RouterTime time;

	private final RandomGenerator random;

	/**
	 * Creates the rule.
	 * @param time the clocks
	 * @param random spreads callers, so that they do not return in step
	 */
	BackOff(RouterTime time, RandomGenerator random) {
		this.time = time;
		this.random = random;
	}

	/**
	 * Returns how long to wait before a target is asked again.
	 * @param settings how often that is done
	 * @param done how often it was done in this turn
	 * @param failed what came of it
	 * @return the time, null if the target is not asked again
	 */
	@Nullable Duration beforeRetry(RetrySettings settings, int done, Attempt failed) {
		if (done >= settings.max() || !isWorthIt(failed)) {
			return null;
		}
		Duration longest = settings.backOff().multipliedBy(1L << Math.min(done, MAX_DOUBLINGS));
		longest = (longest.compareTo(settings.maxBackOff()) < 0) ? longest : settings.maxBackOff();
		Duration pause = Duration.ofNanos((long) (longest.toNanos() * this.random.nextDouble()));
		boolean unwelcome = failed.retryAt() != null && failed.retryAt().isAfter(this.time.now().plus(pause));
		return unwelcome ? null : pause;
	}

	/**
	 * Some report a limit or an overload with one of these statuses. After a stale
	 * connection the next one is new.
	 */
	private static boolean isWorthIt(Attempt failed) {
		return failed.failureKind() == FailureKind.STALE_CONNECTION || failed.failureKind() == FailureKind.SERVER_ERROR
				&& failed.status() != null && STATUSES.contains(failed.status());
	}

	void sleep(Duration pause) throws InterruptedException {
		this.time.sleep(pause);
	}

}
