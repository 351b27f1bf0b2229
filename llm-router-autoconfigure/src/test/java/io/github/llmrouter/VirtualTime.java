package io.github.llmrouter;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** Clocks that stand still until a test moves them. */
public final class VirtualTime {

	/** Where every virtual time begins. */
	public static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

	private final AtomicReference<Instant> wall = new AtomicReference<>(START);

	private final AtomicLong steady = new AtomicLong(Long.MAX_VALUE - Duration.ofHours(1).toNanos());

	private final AtomicInteger sleepers = new AtomicInteger();

	private volatile boolean passesInSleep = true;

	private final RouterTime time = new RouterTime(this.wall::get, this.steady::get, new VirtualWaiting());

	public RouterTime time() {
		return this.time;
	}

	public Instant now() {
		return this.wall.get();
	}

	/** Lets time pass on both clocks. */
	public void pass(Duration duration) {
		this.wall.updateAndGet((now) -> now.plus(duration));
		this.steady.addAndGet(duration.toNanos());
	}

	/** Has threads that sleep wait until somebody else lets time pass. */
	public void standStillInSleep() {
		this.passesInSleep = false;
	}

	/** Returns how many threads sleep until somebody else lets time pass. */
	public int sleepers() {
		return this.sleepers.get();
	}

	/** Sets the wall clock only, as an administrator or a time server would. */
	public void wallClockJumps(Duration by) {
		this.wall.updateAndGet((now) -> now.plus(by));
	}

	/** Unless told otherwise, a thread that sleeps moves the clocks itself. */
	private final class VirtualWaiting implements RouterTime.Waiting {

		@Override
		public void sleep(Duration duration) throws InterruptedException {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			if (VirtualTime.this.passesInSleep) {
				pass(duration);
				return;
			}
			VirtualTime.this.sleepers.incrementAndGet();
			try {
				poll(new LinkedBlockingQueue<>(), VirtualTime.this.steady.get() + duration.toNanos());
			}
			finally {
				VirtualTime.this.sleepers.decrementAndGet();
			}
		}

		@Override
		public <T> @Nullable T poll(BlockingQueue<T> queue, long untilNanos) throws InterruptedException {
			T element = queue.poll();
			while (element == null && untilNanos - VirtualTime.this.steady.get() > 0) {
				element = queue.poll(1, TimeUnit.MILLISECONDS);
			}
			return element;
		}

	}

}
