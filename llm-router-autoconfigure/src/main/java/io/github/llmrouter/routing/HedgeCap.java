package io.github.llmrouter.routing;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Caps the share of a chain's calls for which two targets are asked at once: every call
 * earns a part of a hedge, and what is saved up is bounded. Lock-free and thread-safe.
 */
final class HedgeCap {

	private static final long WHOLE = 1_000_000;

	/** A bad minute after a good hour must not double the spend of that minute. */
	private static final long MOST = 10 * WHOLE;

	/** The first slow call need not wait for others to have paid for it. */
	private final AtomicLong saved = new AtomicLong(WHOLE);

	/**
	 * Counts a call.
	 * @param percent how many of a hundred calls may be hedged
	 */
	void called(double percent) {
		long earned = Math.round(percent * WHOLE / 100);
		this.saved.updateAndGet((before) -> Math.min(MOST, before + earned));
	}

	/** Returns whether a call could be hedged now. */
	boolean allows() {
		return this.saved.get() >= WHOLE;
	}

	/** Gives back a hedge that came to nothing. */
	void giveBack() {
		this.saved.updateAndGet((before) -> Math.min(MOST, before + WHOLE));
	}

	/** Takes a hedge if there is one. */
	boolean take() {
		return this.saved.getAndUpdate((before) -> (before >= WHOLE) ? before - WHOLE : before) >= WHOLE;
	}

}
