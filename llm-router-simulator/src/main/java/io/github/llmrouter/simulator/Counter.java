package io.github.llmrouter.simulator;

import java.time.Duration;

/**
 * A counter that can be waited for.
 */
final class Counter {

	private long value;

	synchronized void increment() {
		this.value++;
		notifyAll();
	}

	synchronized void clear() {
		this.value = 0;
	}

	synchronized long value() {
		return this.value;
	}

	/**
	 * Waits until the counter has reached a value.
	 * @return whether it did in time
	 */
	synchronized boolean await(long target, Duration longest) {
		long end = System.nanoTime() + longest.toNanos();
		while (this.value < target) {
			long millis = (end - System.nanoTime()) / 1_000_000;
			if (millis <= 0) {
				return false;
			}
			try {
				wait(millis);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}

}
