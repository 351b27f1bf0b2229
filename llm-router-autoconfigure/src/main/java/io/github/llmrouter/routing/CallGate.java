package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.github.llmrouter.Decision;
import io.github.llmrouter.RoutingFailedException;

/**
 * Lets calls in until it is closed, and knows when the last of them has ended.
 * Thread-safe.
 */
final class CallGate {

	private static final int ALL = Integer.MAX_VALUE;

	private final Semaphore places = new Semaphore(ALL);

	private volatile boolean closed;

	/**
	 * Lets a call in.
	 * @throws RoutingFailedException if the gate is closed: a caller that handles failed
	 * calls handles this one as well
	 */
	void enter() {
		if (this.closed || !this.places.tryAcquire()) {
			throw new RoutingFailedException("The router is closed: its application shuts down.", null, null,
					Decision.none());
		}
	}

	void leave() {
		this.places.release();
	}

	/**
	 * Lets nobody in any more and waits for those who are.
	 * @param longest how long to wait
	 * @return whether all calls have ended
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	boolean close(Duration longest) throws InterruptedException {
		if (this.closed) {
			return true;
		}
		this.closed = true;
		return this.places.tryAcquire(ALL, longest.toNanos(), TimeUnit.NANOSECONDS);
	}

}
