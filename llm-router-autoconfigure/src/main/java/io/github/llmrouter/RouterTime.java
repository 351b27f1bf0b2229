package io.github.llmrouter;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The two clocks of the router: the wall clock for what people read, and a steady one for
 * everything that is measured or waited for, so that a wall clock that jumps neither ends
 * nor prolongs a cool-down or a deadline.
 */
@Internal
public final class RouterTime {

	private static final RouterTime SYSTEM = new RouterTime(InstantSource.system(), System::nanoTime);

	private final InstantSource wall;

	private final LongSupplier steady;

	private final Waiting waiting;

	/**
	 * Creates a time that waits as the machine does.
	 * @param wall the wall clock
	 * @param steady nanoseconds since some moment, never going back
	 */
	public RouterTime(InstantSource wall, LongSupplier steady) {
		this(wall, steady, new MachineWaiting(steady));
	}

	/**
	 * Creates a time of its own, for tests.
	 * @param wall the wall clock
	 * @param steady nanoseconds since some moment, never going back
	 * @param waiting how to wait by these clocks
	 */
	public RouterTime(InstantSource wall, LongSupplier steady, Waiting waiting) {
		this.wall = Objects.requireNonNull(wall, "wall");
		this.steady = Objects.requireNonNull(steady, "steady");
		this.waiting = Objects.requireNonNull(waiting, "waiting");
	}

	/**
	 * Returns the clocks of the machine.
	 * @return the time
	 */
	public static RouterTime system() {
		return SYSTEM;
	}

	/**
	 * Reads the wall clock.
	 * @return the moment
	 */
	public Instant now() {
		return this.wall.instant();
	}

	/**
	 * Reads the steady clock.
	 * @return nanoseconds; only differences mean anything
	 */
	public long nanos() {
		return this.steady.getAsLong();
	}

	/**
	 * Measures.
	 * @param startNanos an earlier reading of {@link #nanos()}
	 * @return the time since then
	 */
	public Duration since(long startNanos) {
		return Duration.ofNanos(nanos() - startNanos);
	}

	/**
	 * Waits.
	 * @param duration how long; returns at once if it is not positive
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public void sleep(Duration duration) throws InterruptedException {
		if (duration.isNegative() || duration.isZero()) {
			return;
		}
		this.waiting.sleep(duration);
	}

	/**
	 * Waits for the next element of a queue.
	 * @param queue the queue
	 * @param untilNanos when to give up, as a reading of {@link #nanos()}: a moment, so
	 * that no time is lost between computing it and waiting
	 * @param <T> the type of the elements
	 * @return the element, null if none came in time
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	public <T> @Nullable T poll(BlockingQueue<T> queue, long untilNanos) throws InterruptedException {
		return this.waiting.poll(queue, untilNanos);
	}

	/** How threads wait; replaced where tests hold time still. */
	@Internal
	public interface Waiting {

		/**
		 * Waits.
		 * @param duration how long, positive
		 * @throws InterruptedException if the waiting thread is interrupted
		 */
		void sleep(Duration duration) throws InterruptedException;

		/**
		 * Waits for the next element of a queue.
		 * @param queue the queue
		 * @param untilNanos when to give up, as a reading of the steady clock
		 * @param <T> the type of the elements
		 * @return the element, null if none came in time
		 * @throws InterruptedException if the waiting thread is interrupted
		 */
		<T> @Nullable T poll(BlockingQueue<T> queue, long untilNanos) throws InterruptedException;

	}

	private static final class MachineWaiting implements Waiting {

		private final LongSupplier steady;

		MachineWaiting(LongSupplier steady) {
			this.steady = steady;
		}

		@Override
		public void sleep(Duration duration) throws InterruptedException {
			TimeUnit.NANOSECONDS.sleep(duration.toNanos());
		}

		@Override
		public <T> @Nullable T poll(BlockingQueue<T> queue, long untilNanos) throws InterruptedException {
			return queue.poll(Math.max(0, untilNanos - this.steady.getAsLong()), TimeUnit.NANOSECONDS);
		}

	}

}
