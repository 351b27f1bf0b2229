package io.github.llmrouter.health;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The newest calls of a target: when each ended, and how. Writing is two atomic steps and
 * allocates nothing; counts are taken only where something went wrong, and may miss a
 * call that ends at the same time. Thread-safe.
 */
final class CallWindow {

	static final int SUCCESS = 0;

	static final int FAILURE = 1;

	static final int SLOW = 2;

	/** The lowest bits of a moment tell the result: four nanoseconds are no loss. */
	private static final long RESULT = 3;

	/** Bits that no result has, so that an untouched entry is told from a call. */
	private static final long NOTHING = 3;

	private final AtomicLongArray calls = new AtomicLongArray(CircuitSettings.MOST_CALLS);

	private final AtomicInteger next = new AtomicInteger();

	CallWindow() {
		for (int i = 0; i < this.calls.length(); i++) {
			this.calls.set(i, NOTHING);
		}
	}

	void add(long nanos, int result) {
		int place = Math.floorMod(this.next.getAndIncrement(), this.calls.length());
		this.calls.set(place, (nanos & ~RESULT) | result);
	}

	/** Counts the calls that are not too old. */
	Counts count(CircuitRules rules, long now) {
		int all = 0;
		int failures = 0;
		int slow = 0;
		for (int i = 0; i < this.calls.length(); i++) {
			long call = this.calls.get(i);
			int result = (int) (call & RESULT);
			if (result != NOTHING && rules.within(call & ~RESULT, now)) {
				all++;
				failures += (result == FAILURE) ? 1 : 0;
				slow += (result == SLOW) ? 1 : 0;
			}
		}
		return new Counts(all, failures, slow);
	}

	/**
	 * How calls ended.
	 *
	 * @param all every call
	 * @param failures those that failed
	 * @param slow those that succeeded, but slowly
	 */
	record Counts(int all, int failures, int slow) {

	}

}
