package io.github.llmrouter.limit;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what runs at once. Lock-free and thread-safe. */
final class Slots {

	private final int most;

	private final AtomicInteger taken = new AtomicInteger();

	Slots(int most) {
		this.most = most;
	}

	int most() {
		return this.most;
	}

	boolean free() {
		return this.taken.get() < this.most;
	}

	boolean take() {
		int now = this.taken.get();
		while (now < this.most) {
			if (this.taken.compareAndSet(now, now + 1)) {
				return true;
			}
			now = this.taken.get();
		}
		return false;
	}

	void giveBack() {
		this.taken.decrementAndGet();
	}

}
