package io.github.llmrouter.test;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.llmrouter.RouterTime;

/**
 * The router's time in a test. It begins at noon UTC of the current day, stands still
 * while calls run, and passes
 * <ul>
 * <li>when the test says so with {@link #pass(Duration)},</li>
 * <li>while the router itself waits, such as between two tries of one target,</li>
 * <li>while a scripted provider is silent, until the router gives it up.</li>
 * </ul>
 * Thread-safe.
 */
public final class RouterClock implements InstantSource {

	private final Instant start = LocalDate.now(ZoneOffset.UTC).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);

	private final AtomicLong passed = new AtomicLong();

	private final AtomicLong readings = new AtomicLong();

	private final RouterTime time = new RouterTime(this, this::read, new PassingWaits());

	RouterClock() {
	}

	@Override
	public Instant instant() {
		return this.start.plusNanos(this.passed.get());
	}

	/**
	 * Lets time pass, so that cool-downs end without anybody waiting for them.
	 * @param duration how much
	 * @throws IllegalArgumentException if the duration is negative
	 */
	public void pass(Duration duration) {
		if (duration.isNegative()) {
			throw new IllegalArgumentException("Time cannot go back: " + duration);
		}
		this.passed.addAndGet(duration.toNanos());
	}

	RouterTime time() {
		return this.time;
	}

	private long read() {
		this.readings.incrementAndGet();
		return this.passed.get();
	}

	/** Tells how often the router has looked at the clock that it measures by. */
	long readings() {
		return this.readings.get();
	}

	/** Nobody else lets time pass while the only thread of a test waits. */
	private final class PassingWaits implements RouterTime.Waiting {

		@Override
		public void sleep(Duration duration) throws InterruptedException {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			pass(duration);
		}

		@Override
		public <T> @Nullable T poll(BlockingQueue<T> queue, long untilNanos) throws InterruptedException {
			T element = queue.poll();
			while (element == null && untilNanos - read() > 0) {
				element = queue.poll(1, TimeUnit.MILLISECONDS);
			}
			return element;
		}

	}

}
