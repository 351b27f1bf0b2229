package io.github.llmrouter.calllog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.event.CallFinished;

/**
 * The time from the failure of a database until it answers again: the calls that it has
 * missed, as many as are kept in memory. Used by one thread at a time.
 */
final class Outage {

	private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(20);

	private final OpenStore failed;

	private final int capacity;

	private final Deque<CallFinished> missed = new ArrayDeque<>();

	private volatile long nextProbe = System.nanoTime() + PERIOD_NANOS;

	Outage(OpenStore failed, int capacity) {
		this.failed = failed;
		this.capacity = capacity;
	}

	OpenStore failed() {
		return this.failed;
	}

	/**
	 * Remembers calls that the failed database has missed.
	 * @return how many older ones had to be given up for them
	 */
	int missed(List<CallFinished> calls) {
		this.missed.addAll(calls);
		int surplus = Math.max(0, this.missed.size() - this.capacity);
		for (int i = 0; i < surplus; i++) {
			this.missed.removeFirst();
		}
		return surplus;
	}

	/** Returns the oldest calls missed; they stay until they are forgotten. */
	List<CallFinished> next(int most) {
		return new ArrayList<>(this.missed.stream().limit(most).toList());
	}

	void forget(int calls) {
		for (int i = 0; i < calls; i++) {
			this.missed.removeFirst();
		}
	}

	int size() {
		return this.missed.size();
	}

	/** Asks the failed database whether it is back, if it was not asked lately. */
	boolean isOver() {
		if (System.nanoTime() - this.nextProbe < 0) {
			return false;
		}
		this.nextProbe = System.nanoTime() + PERIOD_NANOS;
		return StoredCalls.isReachable(this.failed.database().dataSource());
	}

}
