package io.github.llmrouter.routing;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

import io.github.llmrouter.RouterTime;

/**
 * The calls that wait because none of their targets can be asked. Thread-safe.
 */
final class Waiters {

	private final Set<Place> waiting = ConcurrentHashMap.newKeySet();

	private final RouterTime time;

	private volatile boolean closed;

	Waiters(RouterTime time) {
		this.time = time;
	}

	/** Returns how many calls wait now. */
	int waiting() {
		return this.waiting.size();
	}

	RouterTime time() {
		return this.time;
	}

	/** Takes a place, from where nothing that frees up is missed. */
	Place enter() {
		Place place = new Place();
		this.waiting.add(place);
		return place;
	}

	/** Has everybody who waits look again, as a target may have become free. */
	void ring() {
		if (!this.waiting.isEmpty()) {
			this.waiting.forEach(Place::ring);
		}
	}

	/** Has nobody wait any more. */
	void close() {
		this.closed = true;
		ring();
	}

	/** The place of one call. */
	final class Place implements AutoCloseable {

		private final BlockingQueue<Boolean> bell = new LinkedBlockingQueue<>(1);

		/**
		 * Waits until something may have become free.
		 * @param longest how long to wait at most
		 * @return false if there is no point in waiting any more, as the router closes
		 * @throws InterruptedException if the waiting thread is interrupted
		 */
		boolean await(Duration longest) throws InterruptedException {
			if (!Waiters.this.closed) {
				Waiters.this.time.poll(this.bell, Waiters.this.time.nanos() + longest.toNanos());
			}
			return !Waiters.this.closed;
		}

		private void ring() {
			this.bell.offer(true);
		}

		@Override
		public void close() {
			Waiters.this.waiting.remove(this);
		}

	}

}
