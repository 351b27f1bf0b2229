package io.github.llmrouter.limit;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;

/** The limits of one provider or one target. Thread-safe. */
final class ScopeLimits {

	private final String scope;

	private final @Nullable Slots slots;

	private final @Nullable RateBucket requests;

	private final @Nullable RateBucket tokens;

	ScopeLimits(String scope, LimitSettings settings, RouterTime time) {
		this.scope = scope;
		this.slots = (settings.maxConcurrent() != null) ? new Slots(settings.maxConcurrent()) : null;
		this.requests = (settings.requestsPerMinute() != null) ? new RateBucket(settings.requestsPerMinute(), time)
				: null;
		this.tokens = (settings.tokensPerMinute() != null) ? new RateBucket(settings.tokensPerMinute(), time) : null;
	}

	boolean countsTokens() {
		return this.tokens != null;
	}

	/** Returns why no call at all would be admitted now; takes nothing. */
	@Nullable Refusal look() {
		if (this.slots != null && !this.slots.free()) {
			return full(this.slots);
		}
		Duration wait = (this.requests != null) ? this.requests.freeIn(1) : null;
		if (this.requests != null && wait != null) {
			return used(this.requests, "requests", wait);
		}
		wait = (this.tokens != null) ? this.tokens.freeIn(1) : null;
		return (this.tokens != null && wait != null) ? used(this.tokens, "tokens", wait) : null;
	}

	/** Takes a call of so many tokens, or nothing and says why. */
	@Nullable Refusal take(long estimate) {
		if (this.tokens != null && estimate > this.tokens.perMinute()) {
			return new Refusal(null, true, this.scope + ": the call needs about " + estimate + " tokens, more than the "
					+ this.tokens.perMinute() + " that it may take in a minute");
		}
		if (this.slots != null && !this.slots.take()) {
			return full(this.slots);
		}
		Refusal refusal = takeRates(estimate);
		if (refusal != null && this.slots != null) {
			this.slots.giveBack();
		}
		return refusal;
	}

	private @Nullable Refusal takeRates(long estimate) {
		Duration wait = (this.requests != null) ? this.requests.take(1) : null;
		if (this.requests != null && wait != null) {
			return used(this.requests, "requests", wait);
		}
		wait = (this.tokens != null && estimate > 0) ? this.tokens.take(estimate) : null;
		if (this.tokens == null || wait == null) {
			return null;
		}
		if (this.requests != null) {
			this.requests.correct(1);
		}
		return used(this.tokens, "tokens", wait);
	}

	private Refusal full(Slots taken) {
		return new Refusal(null, false, this.scope + ": " + taken.most() + " calls at once");
	}

	private Refusal used(RateBucket rate, String what, Duration wait) {
		return new Refusal(wait, false, this.scope + ": " + rate.perMinute() + " " + what + " per minute");
	}

	/** Ends a call that was sent. */
	void settle(long estimate, long actual) {
		if (this.tokens != null) {
			this.tokens.correct(estimate - actual);
		}
		if (this.slots != null) {
			this.slots.giveBack();
		}
	}

	/** Ends a call of which nothing was sent. */
	void giveBack(long estimate) {
		if (this.requests != null) {
			this.requests.correct(1);
		}
		settle(estimate, 0);
	}

}
