package io.github.llmrouter.health;

import java.time.Duration;
import java.util.List;

import io.github.llmrouter.RateLimit;
import io.github.llmrouter.RouterTime;

/**
 * The limits that a reply announced. Until when each holds is told by the steady clock.
 *
 * @param limits what the provider said
 * @param resetNanos when each is whole again, in the same order
 */
record Announced(List<RateLimit> limits, long[] resetNanos) {

	/** Most limits count by the minute; those that do not, tell their reset. */
	private static final Duration USUAL = Duration.ofMinutes(1);

	private static final Duration LONGEST = Duration.ofDays(31);

	/** Below one fiftieth what is in flight elsewhere may well use up the rest. */
	private static final int SMALL_SHARE = 50;

	static Announced of(List<RateLimit> limits, RouterTime time) {
		long[] resets = new long[limits.size()];
		for (int i = 0; i < resets.length; i++) {
			RateLimit limit = limits.get(i);
			Duration wait = (limit.resetAt() != null) ? Duration.between(time.now(), limit.resetAt()) : USUAL;
			resets[i] = time.nanos() + ((wait.compareTo(LONGEST) < 0) ? wait : LONGEST).toNanos();
		}
		return new Announced(limits, resets);
	}

	/**
	 * Whether one more call would hardly find anything left.
	 * @param now the steady clock
	 * @param running calls that run now and may not be counted yet
	 * @param typical what a call takes
	 */
	boolean nearlyDry(long now, int running, TypicalUse typical) {
		for (int i = 0; i < this.resetNanos.length; i++) {
			if (this.resetNanos[i] - now > 0 && nearlyDry(this.limits.get(i), running, typical)) {
				return true;
			}
		}
		return false;
	}

	private static boolean nearlyDry(RateLimit limit, int running, TypicalUse typical) {
		Long remaining = limit.remaining();
		if (remaining == null) {
			return false;
		}
		long small = (limit.limit() != null) ? limit.limit() / SMALL_SHARE : 0;
		return remaining <= small || remaining < typical.of(limit.name()) * (running + 1.0);
	}

}
