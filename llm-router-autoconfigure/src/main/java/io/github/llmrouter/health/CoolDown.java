package io.github.llmrouter.health;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.FailureKind;
import io.github.llmrouter.RouterTime;

/**
 * A stretch in which a scope is passed over. Whether it is over is told by the steady
 * clock; the wall clock only serves to show it.
 *
 * @param cause the failure that began it
 * @param since when it began
 * @param until when it ends, null if it is open-ended
 * @param untilNanos the same on the steady clock
 * @param signal where the time comes from
 */
record CoolDown(FailureKind cause, Instant since, @Nullable Instant until, long untilNanos, String signal) {

	/** Beyond this the shown end is computed anew: the wall clock has jumped. */
	private static final Duration DRIFT = Duration.ofSeconds(1);

	/** Some 146 years: far enough, and differences of nanoseconds do not overflow. */
	private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE / 2);

	static CoolDown begin(FailureKind cause, Duration length, String signal, RouterTime time) {
		Instant now = time.now();
		if (length == CoolDownPolicy.OPEN_ENDED) {
			return new CoolDown(cause, now, null, 0, signal);
		}
		Duration bounded = (length.compareTo(LONGEST) < 0) ? length : LONGEST;
		return new CoolDown(cause, now, now.plus(bounded), time.nanos() + bounded.toNanos(), signal);
	}

	boolean over(long nanos) {
		return this.until != null && nanos - this.untilNanos >= 0;
	}

	/** Returns whether this ends after the other, open-ended ones last of all. */
	boolean outlasts(CoolDown other) {
		if (this.until == null || other.until == null) {
			return this.until == null;
		}
		return this.untilNanos - other.untilNanos > 0;
	}

	@Nullable Instant shownUntil(RouterTime time) {
		return (this.until != null) ? shown(this.until, this.untilNanos, time) : null;
	}

	/** Shows an end as it was told, unless the wall clock has jumped since. */
	static Instant shown(Instant told, long nanos, RouterTime time) {
		Instant steady = time.now().plusNanos(nanos - time.nanos());
		return (Duration.between(told, steady).abs().compareTo(DRIFT) > 0) ? steady : told;
	}
}
