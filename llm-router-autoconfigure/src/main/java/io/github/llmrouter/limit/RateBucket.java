package io.github.llmrouter.limit;

import java.time.Duration;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;

/**
 * An allowance per minute. The only class that knows Bucket4j, so that it is needed only
 * where somebody sets such a limit. Lock-free and thread-safe.
 */
final class RateBucket {

	private final Bucket bucket;

	private final long perMinute;

	RateBucket(long perMinute, RouterTime time) {
		this.perMinute = perMinute;
		this.bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
			.withCustomTimePrecision(new SteadyMeter(time))
			.build();
	}

	long perMinute() {
		return this.perMinute;
	}

	/** Takes, or returns how long to wait until there is enough. */
	@Nullable Duration take(long amount) {
		ConsumptionProbe probe = this.bucket.tryConsumeAndReturnRemaining(amount);
		return probe.isConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	/** Returns how long to wait until there is anything, null if there is. */
	@Nullable Duration freeIn(long amount) {
		EstimationProbe probe = this.bucket.estimateAbilityToConsume(amount);
		return probe.canBeConsumed() ? null : Duration.ofNanos(probe.getNanosToWaitForRefill());
	}

	/** Takes or gives back what an estimate was wrong by; may leave less than nothing. */
	void correct(long takenTooMuch) {
		if (takenTooMuch > 0) {
			this.bucket.addTokens(takenTooMuch);
		}
		else if (takenTooMuch < 0) {
			this.bucket.consumeIgnoringRateLimits(-takenTooMuch);
		}
	}

	/** The steady clock, from zero on: Bucket4j compares readings without care. */
	private static final class SteadyMeter implements TimeMeter {

		private final RouterTime time;

		private final long start;

		SteadyMeter(RouterTime time) {
			this.time = time;
			this.start = time.nanos();
		}

		@Override
		public long currentTimeNanos() {
			return this.time.nanos() - this.start;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
